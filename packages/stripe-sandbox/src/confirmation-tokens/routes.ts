import { ok } from '../call.ts'
import { resourceMissing } from '../errors.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { createConfirmationToken } from './confirmation-token.ts'
import { createFields, testHelperFields } from './parameters.ts'

export const confirmationTokenRoutes = [
  route('POST', '/v1/confirmation_tokens', {
    access: 'any',
    fields: createFields,
    run: (call, input) => ok(expand(call, createConfirmationToken(call, input).wire, input.expand)),
  }),
  route('GET', '/v1/confirmation_tokens/:id', {
    fields: expandFields,
    run: (call, input, id) => {
      const row = call.store.get('confirmation_tokens', id)
      if (row === undefined) throw resourceMissing('confirmation_token', id)
      return ok(expand(call, row.wire, input.expand))
    },
  }),
  route('POST', '/v1/test_helpers/confirmation_tokens', {
    fields: testHelperFields,
    run: (call, input) => ok(expand(call, createConfirmationToken(call, input).wire, input.expand)),
  }),
]
