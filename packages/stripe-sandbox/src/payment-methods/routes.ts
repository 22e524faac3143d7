import { ok } from '../call.ts'
import { resourceMissing } from '../errors.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'

export const paymentMethodRoutes = [
  route('GET', '/v1/payment_methods/:id', {
    fields: expandFields,
    run: (call, input, id) => {
      const row = call.store.get('payment_methods', id)
      if (row === undefined) throw resourceMissing('PaymentMethod', id)
      return ok(expand(call, row.wire, input.expand))
    },
  }),
]
