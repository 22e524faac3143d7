import { invalidRequest } from '../errors.ts'
import type { StripeError } from '../errors.ts'

/** Says nothing of the secret: it may be that of another account. */
export function sessionUnknown(): StripeError {
  return invalidRequest('No such customer session.', {
    code: 'resource_missing',
    param: 'customer_session_client_secret',
  })
}

export function sessionExpired(): StripeError {
  return invalidRequest('The provided customer session has expired.', {
    code: 'customer_session_expired',
    param: 'customer_session_client_secret',
  })
}

export function nothingEnabled(): StripeError {
  return invalidRequest('At least one component must be enabled.', { param: 'components' })
}

export function removalDisabled(): StripeError {
  return invalidRequest(
    'The customer session does not allow the removal of payment methods: `payment_method_remove` is `disabled`.',
    { param: 'customer_session_client_secret' },
  )
}
