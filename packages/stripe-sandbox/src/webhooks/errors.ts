import { StripeError } from '../errors.ts'

/* What Stripe says of webhook endpoints; unconfirmed, see DIFFERENCES.md. */

export function notAnEndpointUrl(): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    code: 'url_invalid',
    message: 'Invalid URL: An explicit scheme (such as https) must be provided.',
    param: 'url',
  })
}

export function notAnEventType(name: string, param: string): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    message: `Invalid enabled_events: ${name} is not an event type.`,
    param,
  })
}

export function tooManyEndpoints(limit: number): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    message: `You have reached the maximum of ${limit} test webhook endpoints.`,
  })
}
