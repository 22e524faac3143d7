import { StripeError } from '../errors.ts'
import type { ErrorBody } from '../errors.ts'

/** docs.stripe.com/rate-limits; the text as third parties recorded it. */
export function rateLimited(): StripeError {
  return new StripeError(429, {
    type: 'invalid_request_error',
    code: 'rate_limit',
    message:
      'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
  })
}

/** docs.stripe.com/rate-limits#object-lock-timeouts; the body as in stripe-node's issue 2056. */
export function lockTimeout(): StripeError {
  return new StripeError(429, {
    type: 'invalid_request_error',
    code: 'lock_timeout',
    message:
      'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.',
  })
}

export const OUTAGE = {
  type: 'api_error',
  message: 'An unknown error occurred',
} as const satisfies ErrorBody

export function outage(): StripeError {
  return new StripeError(500, OUTAGE, 'execution')
}

/** There is no answer: the connection is to be closed. */
export class ConnectionClosed extends Error {
  constructor() {
    super('The sandbox closed the connection, as a fault demands')
    this.name = 'ConnectionClosed'
  }
}
