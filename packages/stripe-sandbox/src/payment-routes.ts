import { ok } from './call.ts'
import { resourceMissing } from './errors.ts'
import { expand, expandFields } from './expand.ts'
import { route } from './http/route.ts'

/** What intents point to: enough to follow the pointer. */
export const paymentRoutes = [
  route('GET', '/v1/payment_methods/:id', {
    fields: expandFields,
    run: (call, input, id) => {
      const row = call.store.get('payment_methods', id)
      if (row === undefined) throw resourceMissing('PaymentMethod', id)
      return ok(expand(call, row.wire, input.expand))
    },
  }),
  route('GET', '/v1/charges/:id', {
    fields: expandFields,
    run: (call, input, id) => {
      const charge = call.store.get('charges', id)
      if (charge === undefined) throw resourceMissing('charge', id)
      return ok(expand(call, charge, input.expand))
    },
  }),
]
