import { integer } from '../parameters.ts'
import { renewCard } from '../payment-methods/renew-card.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

export const paymentMethodEndpoints = [
  endpoint('POST', 'payment_methods/:id/renew', {
    fields: { exp_month: integer(1, 12), exp_year: integer(2000, 2100) },
    run: ({ context }, { exp_month: month, exp_year: year }, id) => {
      const row = context.store.get('payment_methods', id)
      if (row === undefined) throw new ControlProblem(404, `No PaymentMethod ${id}.`)
      if (row.wire.card === undefined) throw new ControlProblem(409, `${id} is no card.`)
      if (row.customer === null) {
        throw new ControlProblem(409, `${id} is not saved: a network renews only saved cards.`)
      }
      const renewed = context.store.transact(() =>
        renewCard({ ...context, cause: null }, row, { month, year }),
      )
      const { card } = renewed.wire
      return json({ id, exp_month: card?.exp_month, exp_year: card?.exp_year })
    },
  }),
]
