import type Stripe from 'stripe'
import type { Attempt } from './charge.ts'

/** How long an issuer holds money for a charge that nobody captures. */
export const AUTHORIZATION_SECONDS = 7 * 24 * 60 * 60

/** What a charge shows of the means that it was made with. */
export function paymentMethodDetails(
  attempt: Attempt,
  captureBefore: number | null,
): Stripe.Charge.PaymentMethodDetails {
  const { card, type } = attempt.paymentMethod.wire
  if (card === undefined) return { type }
  return { card: cardDetails(card, attempt, captureBefore), type }
}

function cardDetails(
  card: Stripe.PaymentMethod.Card,
  { authenticated, intent: { amount } }: Attempt,
  captureBefore: number | null,
): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand: card.brand,
    ...(captureBefore === null ? {} : { capture_before: captureBefore }),
    checks: card.checks,
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: null,
    overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
    regulated_status: card.regulated_status,
    three_d_secure: authenticated
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: null,
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: null,
  }
}
