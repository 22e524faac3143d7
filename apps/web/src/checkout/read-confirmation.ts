import type { PaymentIntent, PaymentIntentResult, StripeError } from '@stripe/stripe-js'
import { declineMessage } from './decline-message.ts'
import type { PayResult } from './pay-result.ts'

type Reading = (orderId: string) => PayResult

const sent: Reading = (orderId) => ({ outcome: 'sent', orderId })
const unknown: Reading = (orderId) => ({ outcome: 'unknown', orderId })
const settledBefore: Reading = (orderId) => ({ outcome: 'settledBefore', orderId })
const refused: Reading = () => ({ outcome: 'declined', message: declineMessage({}) })
const notAuthenticated: Reading = () => ({
  outcome: 'declined',
  message: declineMessage({ code: 'payment_intent_authentication_failure' }),
})
const notStarted: Reading = () => ({
  outcome: 'notCharged',
  message: 'The payment could not be started. You were not charged. Reload the page and try again.',
})

/** Source: https://docs.stripe.com/payments/paymentintents/lifecycle */
const BY_STATUS = {
  succeeded: sent,
  processing: sent,
  requires_capture: sent,
  requires_action: notAuthenticated,
  requires_confirmation: notAuthenticated,
  requires_payment_method: refused,
  canceled: settledBefore,
} as const satisfies Record<PaymentIntent.Status, Reading>

/** A card's error has words of its own, so it is not here. */
const BY_ERROR_TYPE = {
  validation_error: (): PayResult => ({ outcome: 'incomplete' }),
  invalid_request_error: notStarted,
  authentication_error: notStarted,
  idempotency_error: notStarted,
  api_connection_error: unknown,
  api_error: unknown,
} as const satisfies Record<Exclude<StripeError['type'], CardFault>, Reading>

type CardFault = 'card_error' | 'rate_limit_error'

function readError(error: StripeError, orderId: string): PayResult {
  const status = error.payment_intent?.status
  // Two tabs: this one came second, and the intent is already where it should be.
  if (status === 'succeeded' || status === 'processing' || status === 'canceled') {
    return settledBefore(orderId)
  }
  if (error.code === 'payment_intent_authentication_failure') return notAuthenticated(orderId)
  if (error.type === 'card_error' || error.type === 'rate_limit_error') {
    const { type, code = null, decline_code: declineCode = null } = error
    return { outcome: 'declined', message: declineMessage({ type, code, declineCode }) }
  }
  return BY_ERROR_TYPE[error.type](orderId)
}

/**
 * What confirmPayment's answer means; every status has a branch (ux.md B7).
 * Source: https://docs.stripe.com/js/payment_intents/confirm_payment
 */
export function readConfirmation(result: PaymentIntentResult, orderId: string): PayResult {
  return result.error
    ? readError(result.error, orderId)
    : BY_STATUS[result.paymentIntent.status](orderId)
}
