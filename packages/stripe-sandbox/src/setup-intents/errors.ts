import type Stripe from 'stripe'
import { StripeError, invalidRequest, withDocUrl } from '../errors.ts'
import type { ErrorBody } from '../errors.ts'

/** The customer did not prove to be the card's owner. */
export function authenticationFailure(): ErrorBody {
  return withDocUrl({
    type: 'invalid_request_error',
    code: 'setup_intent_authentication_failure',
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  })
}

export function returnUrlRequired(): StripeError {
  return invalidRequest(
    "This SetupIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
  )
}

export function onlyWithConfirm(name: string): StripeError {
  return invalidRequest(
    `You cannot set \`${name}\` when creating a SetupIntent without also setting \`confirm=true\`.`,
    { param: name },
  )
}

export function mandateMissing(type: string): StripeError {
  return invalidRequest(
    `A setup of ${type} requires a mandate. Provide \`mandate_data\`, which says how the customer accepted it.`,
    { code: 'parameter_missing', param: 'mandate_data' },
  )
}

export function methodTypeNotSaved(type: string): StripeError {
  return invalidRequest(`The payment method type "${type}" cannot be set up for future payments.`, {
    code: 'setup_intent_invalid_parameter',
    param: 'payment_method_types',
  })
}

export function methodTypeNotAllowed(type: string, allowed: readonly string[]): StripeError {
  return invalidRequest(
    `The PaymentMethod provided (${type}) is not allowed for this SetupIntent. Please attach a PaymentMethod of one of the following types: ${allowed.join(', ')}. Alternatively, update the allowed payment_method_types for this SetupIntent to include "${type}"`,
    { code: 'setup_intent_invalid_parameter', param: 'payment_method' },
  )
}

export function noMethodTypes(): StripeError {
  return invalidRequest(
    'No valid payment method types for this Setup Intent. Please ensure that you have activated payment methods that can be set up in your dashboard (https://dashboard.stripe.com/settings/payment_methods).',
  )
}

/** The Elements group was made for something else than this SetupIntent. */
export function elementsMismatch(name: string, provided: string, expected: string): StripeError {
  return invalidRequest(
    `The provided ${name} (${provided}) does not match the expected ${name} (${expected}). Try confirming with a Setup Intent that is configured to use the same parameters as the Stripe Elements.`,
  )
}

type Shown = Partial<Stripe.SetupIntent>

export function unexpectedState(message: string, intent: Shown): StripeError {
  return new StripeError(
    400,
    {
      type: 'invalid_request_error',
      code: 'setup_intent_unexpected_state',
      message,
      setup_intent: intent,
    },
    'execution',
  )
}
