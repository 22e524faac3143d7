import type { Acting, Call } from '../call.ts'
import { declineError } from '../charges/declines.ts'
import { saveCustomer } from '../customers/customer.ts'
import { StripeError } from '../errors.ts'
import { emit, emitChange } from '../events/emit.ts'
import type { PaymentMethodRow } from '../state/rows.ts'
import { afterChecks } from './card-checks.ts'
import {
  methodAlreadyAttached,
  methodNotAttachable,
  methodNotAttached,
  methodOfAnotherCustomer,
  methodOfCustomer,
  methodSpent,
} from './errors.ts'
import type { IntentKind, Shown } from './errors.ts'
import { savePaymentMethod } from './payment-method.ts'

type IntendedUse = { kind: IntentKind; customer: string | null; shown?: Shown }

/** Refuses a payment method that is used up, or that belongs to somebody else than the intent. */
export function assertUsable(
  { wire, customer: owner, spent }: PaymentMethodRow,
  { kind, customer, shown = {} }: IntendedUse,
): void {
  if (spent) throw methodSpent(shown)
  if (owner === null || owner === customer) return
  throw customer === null
    ? methodOfCustomer(kind, { method: wire.id, customer: owner }, shown)
    : methodOfAnotherCustomer({ method: wire.id, customer }, shown)
}

/** The attach endpoint: asks the issuer, who may decline. The customer exists. */
export function attach(call: Call, row: PaymentMethodRow, customer: string): PaymentMethodRow {
  if (row.customer === customer) return row
  if (row.customer !== null) throw methodAlreadyAttached()
  if (row.spent) throw methodNotAttachable()
  const { setup } = row.behaviour
  if (setup !== 'approved') throw new StripeError(402, declineError(setup))
  return attachChecked(call, row, customer)
}

function attachChecked(acting: Acting, row: PaymentMethodRow, customer: string): PaymentMethodRow {
  const attached = savePaymentMethod(acting, {
    wire: { ...afterChecks(row).wire, customer },
    behaviour: row.behaviour,
    spent: false,
  })
  emit(acting, 'payment_method.attached', attached.wire)
  return attached
}

/** For good: a detached payment method can never be used again. */
export function detach(acting: Acting, row: PaymentMethodRow): PaymentMethodRow {
  if (row.customer === null) throw methodNotAttached()
  const before = row.wire
  const detached = savePaymentMethod(acting, {
    wire: { ...before, customer: null },
    behaviour: row.behaviour,
    spent: true,
  })
  emitChange(acting, 'payment_method.detached', { before, after: detached.wire })
  forgetDefault(acting, row.customer, before.id)
  return detached
}

function forgetDefault(acting: Acting, customer: string, method: string): void {
  const before = acting.store.get('customers', customer)
  if (before?.invoice_settings.default_payment_method !== method) return
  const invoice_settings = { ...before.invoice_settings, default_payment_method: null }
  saveCustomer(acting, before, { ...before, invoice_settings })
}

export type Use = {
  /** The customer whom it is saved for. */
  saveFor: string | null
  /** Its owner authenticated it for payments off session. */
  isSetUp: boolean
}

/** After a use that went well: saved for its customer, or used up. */
export function afterUse(
  acting: Acting,
  row: PaymentMethodRow,
  { saveFor, isSetUp }: Use,
): PaymentMethodRow {
  const used = isSetUp ? { ...row, behaviour: { ...row.behaviour, isSetUp } } : row
  if (row.customer === null && saveFor !== null) return attachChecked(acting, used, saveFor)
  if (row.customer !== null) return used === row ? row : savePaymentMethod(acting, used)
  return savePaymentMethod(acting, { ...used, spent: true })
}
