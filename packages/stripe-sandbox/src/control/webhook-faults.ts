import { nowSeconds } from '../environment.ts'
import { newId } from '../ids.ts'
import { flag, integer, oneOf, required, text } from '../parameters.ts'
import type { Fields } from '../parameters.ts'
import { WEBHOOK_FAULTS } from '../webhooks/webhook-fault.ts'
import type { WebhookFaultRule } from '../webhooks/webhook-fault.ts'
import { doseFields, doseOf } from './dose-parameters.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'
import { duration } from './time-parameters.ts'

/** What is held back in vain is sent after that. */
const DEFAULT_DELAY_MS = 60_000
const MAX_COPIES = 100

const faultFields = {
  ...doseFields,
  alone: flag(),
  copies: integer(1, MAX_COPIES),
  count: integer(2, MAX_COPIES),
  delay: duration,
  endpoint: text(),
  fault: required(oneOf(...WEBHOOK_FAULTS)),
  order: oneOf('reverse', 'shuffle'),
  type: text(100),
} satisfies Fields

export const webhookFaultEndpoints = [
  endpoint('GET', 'webhook_faults', {
    fields: {},
    run: ({ context }) =>
      json({ data: Array.from(context.store.walk('webhook_faults'), ([, rule]) => rule) }),
  }),
  endpoint('POST', 'webhook_faults', {
    fields: faultFields,
    run: ({ context: { environment, store } }, input) => {
      const { fault, endpoint: only = null, type = '*' } = input
      if (fault === 'delay' && input.delay === undefined) {
        throw new ControlProblem(400, 'delay needs delay, such as 30s, 2h or 3d.')
      }
      const endpoints = Array.from(store.walk('webhook_endpoints'), ([id]) => id)
      const known = endpoints.length === 0 ? 'There is none.' : `There are ${endpoints.join(', ')}.`
      if (only !== null && !endpoints.includes(only)) {
        throw new ControlProblem(400, `endpoint: no webhook endpoint ${only}. ${known}`)
      }
      // Events to several endpoints have no order among each other.
      if (fault === 'reorder' && only === null && endpoints.length > 1) {
        throw new ControlProblem(400, `reorder needs endpoint. ${known}`)
      }
      const id = newId(environment, 'wfl_')
      const count = input.count ?? 3
      const dose = doseOf(input, id)
      const rule: WebhookFaultRule = {
        id,
        object: 'sandbox.webhook_fault',
        created: nowSeconds(environment),
        fault,
        type,
        endpoint: only,
        delay_ms: input.delay ?? DEFAULT_DELAY_MS,
        copies: input.copies ?? 1,
        count,
        order: input.order ?? 'reverse',
        alone: input.alone ?? false,
        held: [],
        ...dose,
        // One event alone has no order.
        ...(fault === 'reorder' &&
          input.times === undefined &&
          dose.times === 1 && { times: count }),
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
