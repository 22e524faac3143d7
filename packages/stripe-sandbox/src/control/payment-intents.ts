import { oneOf, required } from '../parameters.ts'
import { settleIntent } from '../payment-intents/charge-intent.ts'
import { endpoint, json } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

export const paymentIntentEndpoints = [
  endpoint('POST', 'payment_intents/:id/settle', {
    fields: { outcome: required(oneOf('succeed', 'fail')) },
    run: ({ context }, { outcome }, id) => {
      const intent = context.store.get('payment_intents', id)
      if (intent === undefined) throw new ControlProblem(404, `No PaymentIntent ${id}.`)
      if (intent.status !== 'processing') {
        throw new ControlProblem(409, `${id} has the status ${intent.status}, not processing.`)
      }
      const settled = context.store.transact(() =>
        settleIntent({ ...context, cause: null }, intent, outcome),
      )
      return json({ id, status: settled.intent.status })
    },
  }),
]
