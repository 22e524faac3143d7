import { withDocUrl } from '../errors.ts'
import type { ErrorBody } from '../errors.ts'

type Decline = Pick<ErrorBody, 'code' | 'decline_code' | 'param' | 'message'>

/** What an issuer's refusal is called on the wire. */
const DECLINES = {
  generic_decline: {
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  },
  insufficient_funds: {
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  lost_card: {
    code: 'card_declined',
    decline_code: 'lost_card',
    message: 'Your card was declined.',
  },
  stolen_card: {
    code: 'card_declined',
    decline_code: 'stolen_card',
    message: 'Your card was declined.',
  },
  card_velocity_exceeded: {
    code: 'card_declined',
    decline_code: 'card_velocity_exceeded',
    message:
      'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  },
  fraudulent: {
    code: 'card_declined',
    decline_code: 'fraudulent',
    message: 'Your card was declined.',
  },
  expired_card: {
    code: 'expired_card',
    decline_code: 'expired_card',
    param: 'exp_month',
    message: 'Your card has expired.',
  },
  incorrect_cvc: {
    code: 'incorrect_cvc',
    decline_code: 'incorrect_cvc',
    param: 'cvc',
    message: "Your card's security code is incorrect.",
  },
  processing_error: {
    code: 'processing_error',
    decline_code: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
  authentication_required: {
    code: 'authentication_required',
    decline_code: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
  },
  error_on_requires_action: {
    code: 'authentication_required',
    decline_code: 'authentication_required',
    message:
      'This payment required an authentication action to complete, but `error_on_requires_action` was set. Disable `error_on_requires_action` or provide a payment method that does not require authentication.',
  },
  test_mode_live_card: {
    code: 'card_declined',
    decline_code: 'test_mode_live_card',
    message:
      'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
  },
} satisfies Record<string, Decline>

export type DeclineName = keyof typeof DECLINES

export function declineError(name: DeclineName): ErrorBody {
  return withDocUrl({ type: 'card_error', ...DECLINES[name] })
}

/** The customer did not prove to be the owner, or did not agree: no decline, no charge. */
export function authenticationFailure(type: string): ErrorBody {
  return withDocUrl({
    type: 'invalid_request_error',
    code: 'payment_intent_authentication_failure',
    message:
      type === 'card'
        ? 'We are unable to authenticate your payment method. Please choose a different payment method and try again.'
        : 'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
    ...(type === 'card' ? {} : { payment_method_type: type }),
  })
}

const CARD_INPUT = {
  incorrect_number: { param: 'number', message: 'Your card number is incorrect.' },
  invalid_number: {
    param: 'number',
    message: 'The card number is not a valid credit card number.',
  },
  invalid_expiry_month: {
    param: 'exp_month',
    message: "Your card's expiration month is invalid.",
  },
  invalid_expiry_year: { param: 'exp_year', message: "Your card's expiration year is invalid." },
  invalid_cvc: { param: 'cvc', message: "Your card's security code is invalid." },
} satisfies Record<string, Decline>

/** What the form should have refused before it came to a charge. */
export function cardInputError(code: keyof typeof CARD_INPUT): ErrorBody {
  return withDocUrl({ type: 'card_error', code, ...CARD_INPUT[code] })
}
