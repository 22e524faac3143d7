import { closeDispute } from '../disputes/close-dispute.ts'
import { openDispute } from '../disputes/open-dispute.ts'
import { flag, integer, oneOf, required } from '../parameters.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

const reason = oneOf(
  'credit_not_processed',
  'duplicate',
  'fraudulent',
  'general',
  'product_not_received',
  'product_unacceptable',
  'subscription_canceled',
  'unrecognized',
)

export const disputeEndpoints = [
  endpoint('POST', 'charges/:id/dispute', {
    fields: { amount: integer(1), inquiry: flag(), reason },
    run: ({ context }, input, id) => {
      const charge = context.store.get('charges', id)
      if (charge === undefined) throw new ControlProblem(404, `No charge ${id}.`)
      const left = charge.amount_captured - charge.amount_refunded
      if (charge.status !== 'succeeded' || !charge.captured || left <= 0) {
        throw new ControlProblem(409, `${id} holds no money that could be disputed.`)
      }
      const amount = input.amount ?? left
      if (amount > left) throw new ControlProblem(400, `amount: at most ${left} is left of ${id}.`)
      const dispute = context.store.transact(() =>
        openDispute({ ...context, cause: null }, charge, {
          amount,
          reason: input.reason ?? 'fraudulent',
          isInquiry: input.inquiry ?? false,
        }),
      )
      return json({ id: dispute.id, status: dispute.status })
    },
  }),
  endpoint('POST', 'disputes/:id/close', {
    fields: { outcome: required(oneOf('won', 'lost')) },
    run: ({ context }, { outcome }, id) => {
      const dispute = context.store.get('disputes', id)
      if (dispute === undefined) throw new ControlProblem(404, `No dispute ${id}.`)
      if (/^(?:won|lost|warning_closed)$/u.test(dispute.status)) {
        throw new ControlProblem(409, `${id} has the status ${dispute.status}.`)
      }
      const closed = context.store.transact(() =>
        closeDispute({ ...context, cause: null }, dispute, outcome),
      )
      return json({ id, status: closed.status })
    },
  }),
]
