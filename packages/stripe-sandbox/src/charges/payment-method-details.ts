import type Stripe from 'stripe'
import type { Attempt } from './charge.ts'

/** How long an issuer holds money for a charge that nobody captures. */
export const AUTHORIZATION_SECONDS = 7 * 24 * 60 * 60

/** What a charge shows of the means that it was made with. */
export function paymentMethodDetails(
  attempt: Attempt,
  captureBefore: number | null,
): Stripe.Charge.PaymentMethodDetails {
  const { card, ideal, klarna, sepa_debit, type, us_bank_account } = attempt.paymentMethod.wire
  const { mandate = null } = attempt
  return {
    ...(card && { card: cardDetails(card, attempt, captureBefore) }),
    ...(ideal && {
      ideal: {
        ...ideal,
        generated_sepa_debit: null,
        generated_sepa_debit_mandate: null,
        iban_last4: null,
        transaction_id: null,
        verified_name: attempt.paymentMethod.wire.billing_details.name,
      },
    }),
    ...(klarna && {
      klarna: {
        payer_details: null,
        payment_method_category: 'pay_later',
        preferred_locale: 'en-US',
      },
    }),
    ...(sepa_debit && { sepa_debit: sepaDetails(sepa_debit, mandate) }),
    ...(us_bank_account && { us_bank_account: bankDetails(us_bank_account, mandate) }),
    type,
  }
}

function sepaDetails(
  account: Stripe.PaymentMethod.SepaDebit,
  mandate: string | null,
): Stripe.Charge.PaymentMethodDetails.SepaDebit {
  const { generated_from: _origin, ...shown } = account
  return { ...shown, mandate }
}

function bankDetails(
  account: Stripe.PaymentMethod.UsBankAccount,
  mandate: string | null,
): Stripe.Charge.PaymentMethodDetails.UsBankAccount {
  return {
    account_holder_type: account.account_holder_type,
    account_type: account.account_type,
    bank_name: account.bank_name,
    fingerprint: account.fingerprint,
    last4: account.last4,
    ...(mandate !== null && { mandate }),
    payment_reference: null,
    routing_number: account.routing_number,
  }
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
