import { ok } from '../call.ts'
import { resourceMissing } from '../errors.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'

export const chargeRoutes = [
  route('GET', '/v1/charges/:id', {
    fields: expandFields,
    run: (call, input, id) => {
      const charge = call.store.get('charges', id)
      if (charge === undefined) throw resourceMissing('charge', id)
      return ok(expand(call, charge, input.expand))
    },
  }),
]
