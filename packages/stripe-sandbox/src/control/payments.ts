import type { Context } from '../call.ts'
import { mask } from '../inspection/mask.ts'
import { paymentSummary } from '../inspection/payment-view.ts'
import { searchPayments } from '../inspection/search-payments.ts'
import { timelineOf } from '../inspection/timeline.ts'
import type { PaymentDetail } from '../inspection/wire.ts'
import { integer, text } from '../parameters.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

const DEFAULT_LIMIT = 40

/** Payments as the inspector shows them: without secrets, and with all that happened to them. */
export const paymentEndpoints = [
  endpoint('GET', 'payments', {
    fields: {
      after: text(),
      customer: text(),
      limit: integer(1, 200),
      search: text(),
      status: text(),
    },
    run: ({ context }, { after, customer, limit = DEFAULT_LIMIT, search, status }) => {
      if (after !== undefined && context.store.get('payment_intents', after) === undefined) {
        throw new ControlProblem(400, `after: no PaymentIntent ${after}.`)
      }
      return json(searchPayments(context, { after, customer, limit, search, status }))
    },
  }),
  endpoint('GET', 'payments/:id', {
    fields: {},
    run: ({ context, log }, _input, id) => {
      const intent = context.store.get('payment_intents', id)
      if (intent === undefined) throw new ControlProblem(404, `No PaymentIntent ${id}.`)
      const detail: PaymentDetail = {
        summary: paymentSummary(context, intent),
        payment_intent: intent,
        payment_method: context.store.get('payment_methods', intent.payment_method ?? '')?.wire,
        charges: chargesOf(context, id),
        timeline: timelineOf({ context, log }, intent),
      }
      return json(mask(detail))
    },
  }),
]

function chargesOf({ store }: Context, id: string): PaymentDetail['charges'] {
  const where = { field: 'payment_intent', value: id } as const
  return [...store.walk('charges', { where })].map(([, charge]) => charge)
}
