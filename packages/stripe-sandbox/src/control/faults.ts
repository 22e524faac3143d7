import { nowSeconds } from '../environment.ts'
import { API_FAULTS, fitsRoute } from '../faults/api-fault.ts'
import { newId } from '../ids.ts'
import { integer, oneOf, required, text } from '../parameters.ts'
import type { Parse } from '../parameters.ts'
import { routes } from '../routes.ts'
import { doseFields, doseOf } from './dose-parameters.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

/** Longer than any client waits. */
const LONGEST_DELAY_MS = 600_000

/** A rule that fits no endpoint would wait for ever, and nobody would know why. */
const route: Parse<string> = (value, name) => {
  const rule = text()(value, name)
  const isForm = rule === '*' || /^(?:\*|GET|POST|DELETE) \/v1\/\S*$/u.test(rule)
  const isKnown = routes.some(({ method, path }) => fitsRoute(rule, method, path))
  if (isForm && isKnown) return rule
  throw new ControlProblem(
    400,
    `${name} must be an endpoint such as 'POST /v1/payment_intents', 'POST /v1/payment_intents/:id/confirm', '* /v1/*' or '*'; ${rule} fits none.`,
  )
}

export const faultEndpoints = [
  endpoint('GET', 'faults', {
    fields: {},
    run: ({ context }) =>
      json({ data: Array.from(context.store.walk('api_faults'), ([, rule]) => rule) }),
  }),
  endpoint('POST', 'faults', {
    fields: {
      ...doseFields,
      delay_ms: integer(0, LONGEST_DELAY_MS),
      fault: required(oneOf(...API_FAULTS)),
      idempotency_key: text(255),
      route,
    },
    run: ({ context: { environment, store } }, input) => {
      const { fault, delay_ms = 0, idempotency_key = null, route: endpoints = '*' } = input
      if (delay_ms === 0 && (fault === 'slow' || fault === 'slow_before')) {
        throw new ControlProblem(400, `${fault} needs delay_ms.`)
      }
      const id = newId(environment, 'flt_')
      const rule = {
        id,
        object: 'sandbox.fault' as const,
        created: nowSeconds(environment),
        fault,
        route: endpoints,
        idempotency_key,
        delay_ms,
        ...doseOf(input, id),
      }
      store.transact(() => store.put('api_faults', id, rule))
      return json(rule)
    },
  }),
  endpoint('DELETE', 'faults', {
    fields: {},
    run: ({ context: { store } }) => {
      const ids = Array.from(store.walk('api_faults'), ([id]) => id)
      store.transact(() => {
        for (const id of ids) store.put('api_faults', id, null)
      })
      return json({ deleted: ids.length })
    },
  }),
  endpoint('DELETE', 'faults/:id', {
    fields: {},
    run: ({ context: { store } }, _input, id) => {
      if (store.get('api_faults', id) === undefined)
        throw new ControlProblem(404, `No fault ${id}.`)
      store.transact(() => store.put('api_faults', id, null))
      return json({ id, deleted: true })
    },
  }),
]
