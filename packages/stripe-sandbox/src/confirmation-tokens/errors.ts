import { invalidRequest } from '../errors.ts'
import type { StripeError } from '../errors.ts'

const param = 'confirmation_token'

export function confirmationTokenUsed(id: string): StripeError {
  return invalidRequest(`You cannot use a ConfirmationToken more than once: ${id}.`, { param })
}

export function confirmationTokenExpired(id: string): StripeError {
  return invalidRequest(
    `This ConfirmationToken has expired and can no longer be used to confirm a PaymentIntent or SetupIntent: ${id}.`,
    { param },
  )
}

export function confirmationTokenWithoutConfirm(): StripeError {
  return invalidRequest('You can only provide a `confirmation_token` when `confirm=true`.', {
    param,
  })
}

export function nothingToConfirmWith(): StripeError {
  return invalidRequest(
    'You must provide either `payment_method` or `payment_method_data` to create a ConfirmationToken.',
    { code: 'parameter_missing', param: 'payment_method_data' },
  )
}
