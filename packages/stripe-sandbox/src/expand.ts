import { balanceTransactionView } from './balance-transactions/book.ts'
import type { Context } from './call.ts'
import { refundsOfCharge } from './charges/refunds-of-charge.ts'
import { expansionTooDeep, notExpandable } from './errors.ts'
import { isExpandable } from './expandable.ts'
import { list, text } from './parameters.ts'
import type { Fields } from './parameters.ts'

const MAX_DEPTH = 4

export const expandFields = { expand: list(text()) } satisfies Fields

/** Replaces ids by their objects along paths such as `latest_charge` or `data.payment_method`. */
export function expand(context: Context, object: object, paths: string[] = []): object {
  let expanded = object
  for (const path of paths) {
    const steps = path.split('.')
    if (steps.length > MAX_DEPTH) throw expansionTooDeep(path)
    expanded = expandPath(context, expanded, { steps, path })
  }
  return expanded
}

type Path = { steps: string[]; path: string }

function expandPath(context: Context, object: object, { steps, path }: Path): object {
  const [step, ...rest] = steps
  if (step === undefined) return object
  const isReference = isExpandable(object, step)
  const value = valueAt(context, object, step)
  if (value === null && isReference !== false) return object
  if (Array.isArray(value) && step === 'data') {
    const items = value.map((item: object) => expandPath(context, item, { steps: rest, path }))
    return { ...object, [step]: items }
  }
  if (isReference === false && !isOnTheWay(value, rest)) throw notExpandable(path)
  const target = typeof value === 'string' ? findObject(context, value) : value
  if (typeof target !== 'object' || target === null) throw notExpandable(path)
  return { ...object, [step]: expandPath(context, target, { steps: rest, path }) }
}

function findObject(context: Context, id: string): object | undefined {
  const { store } = context
  switch (id.slice(0, id.indexOf('_'))) {
    case 'ch':
    case 'py':
      return store.get('charges', id)
    case 'cus':
      return store.get('customers', id) ?? store.get('deleted_customers', id)
    case 'du':
      return store.get('disputes', id)
    case 'mandate':
      return store.get('mandates', id)
    case 'pi':
      return store.get('payment_intents', id)
    case 'pm':
      return store.get('payment_methods', id)?.wire
    case 'pyr':
    case 're':
      return store.get('refunds', id)
    case 'txn':
      return findTransaction(context, id)
    case 'setatt':
      return store.get('setup_attempts', id)
    case 'seti':
      return store.get('setup_intents', id)
    default:
      return undefined
  }
}

/** A hash or a list that is not to be expanded itself may lead to what is. */
function isOnTheWay(value: unknown, rest: string[]): boolean {
  const isWhole = typeof value === 'object' && value !== null
  return isWhole && (rest.length > 0 || 'data' in value)
}

/** A property, also one that is shown only when it is expanded; null where there is none today. */
function valueAt(context: Context, object: object, step: string): unknown {
  const shown: unknown = Reflect.get(object, step)
  if (shown !== undefined) return shown
  if (Reflect.get(object, 'object') === 'charge' && step === 'refunds') {
    return refundsOfCharge(context, String(Reflect.get(object, 'id')))
  }
  return isExpandable(object, step) === true ? null : undefined
}

function findTransaction(context: Context, id: string): object | undefined {
  const transaction = context.store.get('balance_transactions', id)
  return transaction === undefined ? undefined : balanceTransactionView(context, transaction)
}
