import type Stripe from 'stripe'
import type { Context } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import type { ErrorBody } from '../errors.ts'
import { newChargeId } from '../ids.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'

export type ChargeResult =
  | { status: 'succeeded'; captured: boolean }
  | { status: 'pending' }
  | { status: 'failed'; error: ErrorBody }

type Attempt = { intent: PaymentIntent; paymentMethod: PaymentMethodRow; authenticated: boolean }

/** One attempt to take the intent's amount from its card, and how it ended. */
export function createCharge(
  { environment, store }: Context,
  { intent, paymentMethod, authenticated }: Attempt,
  result: ChargeResult,
): Stripe.Charge {
  const { wire } = paymentMethod
  const failure = result.status === 'failed' ? result.error : undefined
  const captured = result.status === 'pending' || (result.status === 'succeeded' && result.captured)
  const charge: Stripe.Charge = {
    id: newChargeId(environment, intent.id),
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: wire.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? 'SANDBOX',
    captured,
    created: nowSeconds(environment),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: intent.on_behalf_of,
    outcome: outcomeOf(result),
    paid: result.status === 'succeeded',
    payment_intent: intent.id,
    payment_method: wire.id,
    payment_method_details: paymentMethodDetails(intent, wire, authenticated),
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: result.status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  }
  store.put('charges', charge.id, charge)
  return charge
}

/** Ends a pending charge. */
export function resolveCharge(
  { store }: Context,
  charge: Stripe.Charge,
  result: Exclude<ChargeResult, { status: 'pending' }>,
): Stripe.Charge {
  const failure = result.status === 'failed' ? result.error : undefined
  const resolved: Stripe.Charge = {
    ...charge,
    amount_captured: failure === undefined ? charge.amount : 0,
    captured: failure === undefined,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    outcome: outcomeOf(result),
    paid: failure === undefined,
    status: result.status,
  }
  store.put('charges', charge.id, resolved)
  return resolved
}

function outcomeOf(result: ChargeResult): Stripe.Charge.Outcome {
  if (result.status === 'failed') {
    const blocked = result.error.decline_code === 'fraudulent'
    return {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: blocked ? 'not_sent_to_network' : 'declined_by_network',
      reason: blocked ? 'highest_risk_level' : (result.error.decline_code ?? null),
      risk_level: blocked ? 'highest' : 'normal',
      seller_message: blocked
        ? 'Stripe blocked this payment as too risky.'
        : 'The bank did not return any further details with this decline.',
      type: blocked ? 'blocked' : 'issuer_declined',
    }
  }
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: 'approved_by_network',
    reason: null,
    risk_level: 'normal',
    seller_message: result.status === 'pending' ? null : 'Payment complete.',
    type: 'authorized',
  }
}

function paymentMethodDetails(
  intent: PaymentIntent,
  { card, type }: Stripe.PaymentMethod,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails {
  if (card === undefined) return { type }
  return {
    card: {
      amount_authorized: intent.amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
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
    },
    type,
  }
}
