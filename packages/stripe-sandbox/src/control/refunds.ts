import { oneOf, required } from '../parameters.ts'
import { settleRefund } from '../refunds/settle-refund.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

export const refundEndpoints = [
  endpoint('POST', 'refunds/:id/settle', {
    fields: { outcome: required(oneOf('succeed', 'fail')) },
    run: ({ context }, { outcome }, id) => {
      const refund = context.store.get('refunds', id)
      if (refund === undefined) throw new ControlProblem(404, `No refund ${id}.`)
      // A bank may send a refund back long after it was paid out.
      const isOpen =
        refund.status === 'pending' || (refund.status === 'succeeded' && outcome === 'fail')
      if (!isOpen || refund.balance_transaction === null) {
        throw new ControlProblem(409, `${id} has the status ${refund.status ?? 'unknown'}.`)
      }
      const settled = context.store.transact(() =>
        settleRefund({ ...context, cause: null }, refund, outcome),
      )
      return json({ id, status: settled.status })
    },
  }),
]
