import type Stripe from 'stripe'
import type { Context } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import type { ErrorBody } from '../errors.ts'
import { newRelatedId } from '../ids.ts'
import { captureMethodFor } from '../payment-intents/method-options.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'
import { chargeOutcome } from './charge-outcome.ts'
import { AUTHORIZATION_SECONDS, paymentMethodDetails } from './payment-method-details.ts'

export type ChargeResult =
  | { status: 'succeeded'; captured: boolean }
  | { status: 'pending' }
  | { status: 'failed'; error: ErrorBody }

export type Attempt = {
  intent: PaymentIntent
  paymentMethod: PaymentMethodRow
  authenticated: boolean
  /** What lets a debit be made. */
  mandate?: string | null
}

export function saveCharge({ store }: Context, charge: Stripe.Charge): Stripe.Charge {
  store.put('charges', charge.id, charge)
  return charge
}

/** One attempt to take the intent's amount, and how it ended. */
export function createCharge(
  context: Context,
  attempt: Attempt,
  result: ChargeResult,
): Stripe.Charge {
  const { environment } = context
  const { intent } = attempt
  const { wire, behaviour } = attempt.paymentMethod
  const created = nowSeconds(environment)
  const isCard = wire.card !== undefined
  const failure = result.status === 'failed' ? result.error : undefined
  const holds = captureMethodFor(intent, wire.type) === 'manual'
  const isCaptured =
    result.status === 'pending' ? !holds : result.status === 'succeeded' && result.captured
  const isPaid = result.status === 'succeeded'
  const id = newRelatedId(environment, isCard ? 'ch' : 'py', intent.id)
  return saveCharge(context, {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: isCaptured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: wire.billing_details,
    calculated_statement_descriptor: isCard ? (intent.statement_descriptor ?? 'SANDBOX') : null,
    captured: isCaptured,
    created,
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
    outcome: chargeOutcome(result, isCard ? behaviour.risk : 'not_assessed'),
    paid: isPaid,
    payment_intent: intent.id,
    payment_method: wire.id,
    payment_method_details: paymentMethodDetails(
      attempt,
      isPaid && !isCaptured ? created + AUTHORIZATION_SECONDS : null,
    ),
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: isPaid ? receiptUrl(id) : null,
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
  })
}

/** Ends a pending charge. */
export function resolveCharge(
  context: Context,
  charge: Stripe.Charge,
  result: Exclude<ChargeResult, { status: 'pending' }>,
): Stripe.Charge {
  const failure = result.status === 'failed' ? result.error : undefined
  const isPaid = failure === undefined
  return saveCharge(context, {
    ...charge,
    amount_captured: isPaid ? charge.amount : 0,
    captured: isPaid,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    outcome: chargeOutcome(
      result,
      charge.outcome?.risk_level === 'normal' ? 'normal' : 'not_assessed',
    ),
    paid: isPaid,
    receipt_url: isPaid ? receiptUrl(charge.id) : null,
    status: result.status,
  })
}

/** Stripe hosts receipts; the sandbox has none to show. */
function receiptUrl(id: string): string {
  return `https://pay.stripe.com/receipts/payment/${id}`
}
