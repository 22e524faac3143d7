import { ok } from '../call.ts'
import { resourceMissing } from '../errors.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'

export const mandateRoutes = [
  route('GET', '/v1/mandates/:id', {
    fields: expandFields,
    run: (call, input, id) => {
      const mandate = call.store.get('mandates', id)
      if (mandate === undefined) throw resourceMissing('mandate', id)
      return ok(expand(call, mandate, input.expand))
    },
  }),
]
