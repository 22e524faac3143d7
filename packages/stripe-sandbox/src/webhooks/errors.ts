import { StripeError } from '../errors.ts'

export function notAnEndpointUrl(): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    code: 'url_invalid',
    message: 'Invalid URL: An explicit scheme (such as https) must be provided.',
    param: 'url',
  })
}

export function tooManyEndpoints(limit: number): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    message: `You have reached the maximum of ${limit} test webhook endpoints.`,
  })
}
