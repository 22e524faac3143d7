import type { Stripe } from 'stripe'
import type { Payment } from './payment.ts'
import type { Account } from './sandbox-payments.ts'

/** What the model and the sandbox have to agree on. */
export type View = {
  status: string
  amount: number
  amount_capturable: number
  amount_received: number
  hasCard: boolean
  charge: {
    status: string
    amount: number
    captured: boolean
    amount_captured: number
    amount_refunded: number
    refunded: boolean
    /** What came into the balance by it, before fees. */
    booked: number | null
  } | null
  /** Oldest first, with what left the balance (and came back) by each. */
  refunds: { amount: number; status: string | null; booked: number | null }[]
}

export function viewOfModel(payment: Payment): View {
  const { charge } = payment
  return {
    status: payment.status,
    amount: payment.amount,
    amount_capturable: payment.amountCapturable,
    amount_received: payment.amountReceived,
    hasCard: payment.card !== null,
    charge: charge && {
      status: charge.status,
      amount: charge.amount,
      captured: charge.captured,
      amount_captured: charge.amountCaptured,
      amount_refunded: charge.amountRefunded,
      refunded: charge.amountRefunded === charge.amount,
      booked: charge.isBooked ? charge.amountCaptured : null,
    },
    refunds: payment.refunds.map(({ amount, status, isRelease }) => ({
      amount,
      status,
      booked: isRelease ? null : status === 'failed' ? 0 : -amount,
    })),
  }
}

/** All of a payment as the API shows it: what a refused request has to leave as it was. */
export type Whole = {
  intent: Stripe.PaymentIntent
  refunds: Stripe.Refund[]
  transactions: Stripe.BalanceTransaction[]
}

export async function fetchWhole({ stripe }: Account, id: string): Promise<Whole> {
  const [intent, refunds, transactions] = await Promise.all([
    stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }),
    stripe.refunds.list({ payment_intent: id, limit: 100 }),
    stripe.balanceTransactions.list({ limit: 100 }),
  ])
  const sources = new Set([intent.latest_charge, ...refunds.data].map((source) => idOf(source)))
  return {
    intent,
    refunds: refunds.data.toReversed(),
    transactions: transactions.data.filter(({ source }) => sources.has(idOf(source) ?? '')),
  }
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}

export function viewOfSandbox({ intent, refunds, transactions }: Whole): View {
  const { latest_charge: charge } = intent
  if (typeof charge === 'string') throw new Error('latest_charge was to be expanded')
  /** Null when nothing was booked. */
  const booked = (id: string): number | null => {
    const ofSource = transactions.filter(({ source }) => idOf(source) === id)
    return ofSource.length === 0 ? null : ofSource.reduce((sum, { amount }) => sum + amount, 0)
  }
  return {
    status: intent.status,
    amount: intent.amount,
    amount_capturable: intent.amount_capturable,
    amount_received: intent.amount_received,
    hasCard: intent.payment_method !== null,
    charge: charge && {
      status: charge.status,
      amount: charge.amount,
      captured: charge.captured,
      amount_captured: charge.amount_captured,
      amount_refunded: charge.amount_refunded,
      refunded: charge.refunded,
      booked: booked(charge.id),
    },
    refunds: refunds.map(({ id, amount, status }) => ({ amount, status, booked: booked(id) })),
  }
}
