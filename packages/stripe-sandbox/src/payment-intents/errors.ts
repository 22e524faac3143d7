import type Stripe from 'stripe'
import { StripeError, invalidRequest } from '../errors.ts'

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

export function returnUrlRequired(): StripeError {
  return invalidRequest(
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
  )
}

export function manualConfirmationNeedsSecretKey(): StripeError {
  return invalidRequest(
    'This PaymentIntent can be confirmed only with a secret key, because its `confirmation_method` is `manual`.',
    { code: 'payment_intent_invalid_parameter' },
  )
}

/** The Elements group was made for other terms than those of the intent. */
export function elementsMismatch(
  parameter: string,
  provided: string,
  expected: string,
): StripeError {
  return invalidRequest(
    `The provided ${parameter} (${provided}) does not match the expected ${parameter} (${expected}). Try confirming with a Payment Intent that is configured to use the same parameters as the Stripe Elements.`,
  )
}

export function confirmAmountMismatch(): StripeError {
  return invalidRequest('The amount to confirm does not match the amount of the PaymentIntent.', {
    param: 'amount_to_confirm',
  })
}

export function unexpectedState(
  message: string,
  intent: Partial<Stripe.PaymentIntent>,
): StripeError {
  return new StripeError(
    400,
    {
      type: 'invalid_request_error',
      code: 'payment_intent_unexpected_state',
      message,
      payment_intent: intent,
    },
    'execution',
  )
}
