import type Stripe from 'stripe'
import type { Context } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { newRelatedId } from '../ids.ts'
import type { BalanceTransaction } from '../state/rows.ts'

const DAY_SECONDS = 24 * 60 * 60
const PAYOUT_DELAY_DAYS = 2
const DISPUTE_FEE = 1500

type Movement = {
  /** Negative takes from the balance. */
  amount: number
  fee?: { amount: number; description: string }
  currency: string
  description: string | null
  /** What moved it: a charge, a refund or a dispute. */
  source: string
  type: Stripe.BalanceTransaction.Type
  reportingCategory: string
  waitsForDays?: number
}

/** What Stripe keeps of a payment: 2.9 % and thirty of the currency's smallest unit. */
export function processingFee(amount: number): number {
  return Math.round(amount * 0.029) + 30
}

/** A charge's money comes in, less the fee. */
export function bookPayment(
  context: Context,
  charge: Stripe.Charge,
  { amount, isAvailableAtOnce }: { amount: number; isAvailableAtOnce: boolean },
): string {
  return book(context, {
    amount,
    fee: { amount: processingFee(amount), description: 'Stripe processing fees' },
    currency: charge.currency,
    description: charge.description,
    source: charge.id,
    type: isCard(charge) ? 'charge' : 'payment',
    reportingCategory: 'charge',
    waitsForDays: isAvailableAtOnce ? 0 : PAYOUT_DELAY_DAYS,
  }).id
}

/** Money goes back to a customer; the fee stays with Stripe. */
export function bookRefund(context: Context, charge: Stripe.Charge, refund: Stripe.Refund): string {
  return book(context, {
    amount: -refund.amount,
    currency: refund.currency,
    description: `REFUND FOR ${isCard(charge) ? 'CHARGE' : 'PAYMENT'}`,
    source: refund.id,
    type: isCard(charge) ? 'refund' : 'payment_refund',
    reportingCategory: 'refund',
  }).id
}

/** A refund did not arrive: its money comes back. */
export function bookRefundFailure(context: Context, refund: Stripe.Refund): string {
  return book(context, {
    amount: refund.amount,
    currency: refund.currency,
    description: 'REFUND FAILURE',
    source: refund.id,
    type: 'refund_failure',
    reportingCategory: 'refund_failure',
  }).id
}

type Disputed = { id: string; amount: number; currency: string; charge: string }

export function bookDisputeWithdrawal(context: Context, dispute: Disputed): BalanceTransaction {
  return book(context, {
    amount: -dispute.amount,
    fee: { amount: DISPUTE_FEE, description: 'Dispute fee' },
    currency: dispute.currency,
    description: `Chargeback withdrawal for ${dispute.charge}`,
    source: dispute.id,
    type: 'adjustment',
    reportingCategory: 'dispute',
  })
}

export function bookDisputeReversal(context: Context, dispute: Disputed): BalanceTransaction {
  return book(context, {
    amount: dispute.amount,
    currency: dispute.currency,
    description: `Chargeback reversal for ${dispute.charge}`,
    source: dispute.id,
    type: 'adjustment',
    reportingCategory: 'dispute_reversal',
  })
}

function isCard({ payment_method_details }: Stripe.Charge): boolean {
  return payment_method_details?.type === 'card'
}

function book({ environment, store }: Context, movement: Movement): BalanceTransaction {
  const { amount, currency, fee, waitsForDays = 0 } = movement
  const created = nowSeconds(environment)
  const transaction = {
    id: newRelatedId(environment, 'txn', movement.source),
    object: 'balance_transaction',
    amount,
    available_on: created + waitsForDays * DAY_SECONDS,
    balance_type: 'payments',
    created,
    currency,
    description: movement.description,
    exchange_rate: null,
    fee: fee?.amount ?? 0,
    fee_details:
      fee === undefined ? [] : [{ application: null, currency, type: 'stripe_fee', ...fee }],
    net: amount - (fee?.amount ?? 0),
    reporting_category: movement.reportingCategory,
    source: movement.source,
    status: waitsForDays === 0 ? 'available' : 'pending',
    type: movement.type,
  } satisfies BalanceTransaction
  store.put('balance_transactions', transaction.id, transaction)
  return transaction
}

/** The transaction as it is now: what was pending becomes available by itself. */
export function balanceTransactionView(
  { environment }: Context,
  transaction: BalanceTransaction,
): BalanceTransaction {
  const isPending = nowSeconds(environment) < transaction.available_on
  return { ...transaction, status: isPending ? 'pending' : 'available' }
}
