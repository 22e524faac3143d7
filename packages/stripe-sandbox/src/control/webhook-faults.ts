import { nowSeconds } from '../environment.ts'
import { newId } from '../ids.ts'
import { integer, oneOf, required, text } from '../parameters.ts'
import { WEBHOOK_FAULTS } from '../webhooks/webhook-fault.ts'
import { doseFields, doseOf } from './dose-parameters.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'
import { duration } from './time-parameters.ts'

const DEFAULT_DELAY_MS = 200
const MAX_COPIES = 100

export const webhookFaultEndpoints = [
  endpoint('GET', 'webhook_faults', {
    fields: {},
    run: ({ context }) =>
      json({ data: Array.from(context.store.walk('webhook_faults'), ([, rule]) => rule) }),
  }),
  endpoint('POST', 'webhook_faults', {
    fields: {
      ...doseFields,
      copies: integer(1, MAX_COPIES),
      count: integer(2, MAX_COPIES),
      delay: duration,
      endpoint: text(),
      fault: required(oneOf(...WEBHOOK_FAULTS)),
      type: text(100),
    },
    run: ({ context: { environment, store } }, input) => {
      const { fault, endpoint: only = null, type = '*' } = input
      if (fault === 'delay' && input.delay === undefined) {
        throw new ControlProblem(400, 'delay needs delay, such as 30s, 2h or 3d.')
      }
      if (only !== null && store.get('webhook_endpoints', only) === undefined) {
        const ids = Array.from(store.walk('webhook_endpoints'), ([id]) => id)
        const known = ids.length === 0 ? 'There is none.' : `There are ${ids.join(', ')}.`
        throw new ControlProblem(400, `endpoint: no webhook endpoint ${only}. ${known}`)
      }
      const id = newId(environment, 'wfl_')
      const count = input.count ?? 3
      const rule = {
        id,
        object: 'sandbox.webhook_fault' as const,
        created: nowSeconds(environment),
        fault,
        type,
        endpoint: only,
        delay_ms: input.delay ?? DEFAULT_DELAY_MS,
        copies: input.copies ?? 1,
        count,
        ...doseOf(input, id),
        // One event alone has no order.
        ...(fault === 'reorder' && input.times === undefined && { times: count }),
      }
      store.transact(() => store.put('webhook_faults', id, rule))
      return json(rule)
    },
  }),
  endpoint('DELETE', 'webhook_faults', {
    fields: {},
    run: ({ context: { store } }) => {
      const ids = Array.from(store.walk('webhook_faults'), ([id]) => id)
      store.transact(() => {
        for (const id of ids) store.put('webhook_faults', id, null)
      })
      return json({ deleted: ids.length })
    },
  }),
  endpoint('DELETE', 'webhook_faults/:id', {
    fields: {},
    run: ({ context: { store } }, _input, id) => {
      if (store.get('webhook_faults', id) === undefined) {
        throw new ControlProblem(404, `No webhook fault ${id}.`)
      }
      store.transact(() => store.put('webhook_faults', id, null))
      return json({ id, deleted: true })
    },
  }),
]
