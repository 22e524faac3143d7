import { ok } from '../call.ts'
import type { Call } from '../call.ts'
import { returningCustomer } from '../customer-sessions/returning-customer.ts'
import { parametersExclusive } from '../errors.ts'
import { route } from '../http/route.ts'
import { offeredTypes } from './offered-types.ts'
import { openIntent } from './open-intent.ts'
import { sessionFields } from './parameters.ts'
import type { SessionInput } from './parameters.ts'

/** The account's own name, which a mandate has to say. */
const BUSINESS_NAME = 'Sandbox Shop'

function elementsSession(call: Call, input: SessionInput): object {
  const { client_secret: secret, deferred_intent: deferred } = input
  if (secret !== undefined && deferred !== undefined) {
    throw parametersExclusive('client_secret', 'deferred_intent')
  }
  const intent = secret === undefined ? null : openIntent(call, secret)
  const customerSecret = input.customer_session_client_secret
  return {
    object: 'elements_session',
    business_name: BUSINESS_NAME,
    customer: customerSecret === undefined ? null : returningCustomer(call, customerSecret),
    intent: intent?.view ?? null,
    payment_method_types: intent?.types ?? (deferred ? offeredTypes(call, deferred) : []),
  }
}

export const elementsSessionRoutes = [
  /** Not Stripe's: what our Payment Element asks for before it shows anything. */
  route('POST', '/v1/elements/sessions', {
    access: 'any',
    fields: sessionFields,
    run: (call, input) => ok(elementsSession(call, input)),
  }),
]
