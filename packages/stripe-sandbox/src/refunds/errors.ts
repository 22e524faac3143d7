import { describeAmount } from '../currencies.ts'
import { invalidRequest } from '../errors.ts'
import type { StripeError } from '../errors.ts'

export function refundOfNothing(): StripeError {
  return invalidRequest(
    'One of the following params should be provided for this request: payment_intent or charge.',
  )
}

/** As third parties recorded it: "has a status of …" is Active Merchant's word, not Stripe's. */
export function nothingToRefund(intent: string): StripeError {
  return invalidRequest(
    `This PaymentIntent (${intent}) does not have a successful charge to refund.`,
  )
}

export function alreadyRefunded(charge: string): StripeError {
  return invalidRequest(`Charge ${charge} has already been refunded.`, {
    code: 'charge_already_refunded',
  })
}

export function chargedBack(charge: string): StripeError {
  return invalidRequest(`Charge ${charge} has been charged back; cannot issue a refund.`, {
    code: 'charge_disputed',
  })
}

export function refundTooLarge(amount: number, left: number, currency: string): StripeError {
  const shown = (value: number): string => describeAmount(value, currency).split(' ')[0] ?? ''
  return invalidRequest(
    `Refund amount (${shown(amount)}) is greater than unrefunded amount on charge (${shown(left)})`,
    { param: 'amount' },
  )
}

export function refundNotCancelable(status: string | null): StripeError {
  return invalidRequest(
    `You cannot cancel this refund because it has a status of ${status ?? 'unknown'}. Only a refund with a status of requires_action may be canceled.`,
  )
}
