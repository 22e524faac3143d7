import type { Context } from '../call.ts'
import { openChallenge } from '../inspection/open-challenge.ts'
import { paymentSummary } from '../inspection/payment-view.ts'
import { searchPayments } from '../inspection/search-payments.ts'
import { timelineOf } from '../inspection/timeline.ts'
import type { PaymentDetail, Story } from '../inspection/wire.ts'
import type { Rows } from '../state/rows.ts'
import { integer, text } from '../parameters.ts'
import { endpoint, shown } from './endpoint.ts'
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
      return shown(searchPayments(context, { after, customer, limit, search, status }))
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
        charges: ofIntent(context, 'charges', id),
        refunds: ofIntent(context, 'refunds', id),
        disputes: ofIntent(context, 'disputes', id),
        challenge: openChallenge(context, id),
        timeline: timelineOf({ context, log }, id),
      }
      return shown(detail)
    },
  }),
  endpoint('GET', 'timelines/:id', {
    fields: {},
    run: (deps, _input, id) =>
      shown({
        data: timelineOf(deps, id),
        challenge: openChallenge(deps.context, id),
      } satisfies Story),
  }),
]

function ofIntent<N extends 'charges' | 'disputes' | 'refunds'>(
  { store }: Context,
  table: N,
  id: string,
): Rows[N][] {
  return Array.from(
    store.walk(table, { where: { field: 'payment_intent', value: id } }),
    ([, row]) => row,
  )
}
