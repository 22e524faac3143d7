import { invalidRequest } from '../errors.ts'
import type { StripeError } from '../errors.ts'

export function captureTooLarge(): StripeError {
  return invalidRequest(
    'The payment could not be captured because the requested capture amount is greater than the authorized amount.',
    { code: 'amount_too_large', param: 'amount_to_capture' },
  )
}
