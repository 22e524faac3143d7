import { ok } from '../call.ts'
import { resourceMissing } from '../errors.ts'
import { expand } from '../expand.ts'
import { route } from '../http/route.ts'
import { detach } from '../payment-methods/attachment.ts'
import { createCustomerSession, featuresOf, findSession } from './customer-session.ts'
import { removalDisabled } from './errors.ts'
import { createFields, elementsFields } from './parameters.ts'

export const customerSessionRoutes = [
  route('POST', '/v1/customer_sessions', {
    fields: createFields,
    run: (call, input) => ok(expand(call, createCustomerSession(call, input).wire, input.expand)),
  }),
  /** Not Stripe's: the customer removes a saved payment method. */
  route('POST', '/v1/elements/payment_methods/:id/detach', {
    access: 'any',
    fields: elementsFields,
    run: (call, input, id) => {
      const session = findSession(call, input.customer_session_client_secret)
      if (featuresOf(session)?.payment_method_remove !== 'enabled') throw removalDisabled()
      const row = call.store.get('payment_methods', id)
      if (row?.customer !== session.wire.customer) throw resourceMissing('PaymentMethod', id)
      return ok(detach(call, row).wire)
    },
  }),
]
