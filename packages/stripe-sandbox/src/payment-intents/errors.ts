import { invalidRequest } from '../errors.ts'
import type { StripeError } from '../errors.ts'

export function captureTooLarge(): StripeError {
  return invalidRequest(
    'The payment could not be captured because the requested capture amount is greater than the authorized amount.',
    { code: 'amount_too_large', param: 'amount_to_capture' },
  )
}

export function manualCaptureUnsupported(type: string): StripeError {
  return invalidRequest(
    `The payment method type ${type} does not support the capture method manual.`,
    { code: 'payment_intent_invalid_parameter', param: 'capture_method' },
  )
}

export function redirectWithoutReturnUrl(type: string): StripeError {
  return invalidRequest(
    `You must provide a \`return_url\` when confirming using a payment method of type ${type}.`,
    { code: 'parameter_missing', param: 'return_url' },
  )
}

export function redirectOffSession(type: string): StripeError {
  return invalidRequest(
    `A payment method of type ${type} needs its customer: it cannot be used with \`off_session\`.`,
    { param: 'off_session' },
  )
}

export function mandateMissing(type: string): StripeError {
  return invalidRequest(
    `A payment with ${type} requires a mandate. Provide \`mandate_data\`, or the \`mandate\` that the customer has accepted before.`,
    { code: 'parameter_missing', param: 'mandate_data' },
  )
}

export function mandateOfAnotherMethod(mandate: string): StripeError {
  return invalidRequest(`The mandate ${mandate} does not belong to this payment method.`, {
    code: 'payment_intent_mandate_invalid',
    param: 'mandate',
  })
}

export function onlyWithConfirm(name: string): StripeError {
  return invalidRequest(
    `The parameter \`${name}\` cannot be passed when creating a PaymentIntent unless \`confirm\` is set to true.`,
    { param: name },
  )
}
