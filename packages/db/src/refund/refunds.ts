import type { CaptureMethod, RefundStatus } from '../generated/prisma/enums.ts'
import { run, type Sql } from '../sql.ts'

export type RefundRow = {
  id: string
  orderId: string
  generation: number
  amountMinor: number
  reason: string
  status: RefundStatus
  stripeRefundId: string | null
  /** How many keys it has been asked for under, this one included. */
  attempt: number
  /** Of its payment. */
  stripePaymentIntentId: string | null
}

const columns = `refund.id, refund.order_id AS "orderId", refund.generation, refund.amount_minor AS "amountMinor",
  refund.reason, refund.status, refund.attempt, refund.stripe_refund_id AS "stripeRefundId",
  payment.stripe_payment_intent_id AS "stripePaymentIntentId"`
const source = `refunds refund JOIN payments payment USING (order_id, generation)`

const find = {
  name: 'find-refund',
  text: `SELECT ${columns} FROM ${source} WHERE refund.id = $1`,
}

export async function findRefund(sql: Sql, id: string): Promise<RefundRow | undefined> {
  const [refund] = await run<RefundRow>(sql, find, [id])
  return refund
}

const nextAttempt = {
  name: 'next-attempt-of-refund',
  text: `
    UPDATE refunds SET attempt = attempt + 1, updated_at = now()
    WHERE id = $1 AND attempt = $2 AND status = 'requested'`,
}

/** Lets a refund be asked for under another key: Stripe has failed for the one before. */
export async function nextAttemptOfRefund(
  sql: Sql,
  { id, attempt }: Pick<RefundRow, 'id' | 'attempt'>,
): Promise<void> {
  await run(sql, nextAttempt, [id, attempt])
}

const request = {
  name: 'request-refund',
  text: `
    INSERT INTO refunds (order_id, generation, amount_minor, reason) VALUES ($1, $2, $3, $4) RETURNING id`,
}

export type NewRefund = Pick<RefundRow, 'orderId' | 'generation' | 'amountMinor' | 'reason'>

/**
 * Asks for money to go back; a job carries it out.
 *
 * @throws an error of the constraint refunds_are_at_most_what_was_paid, and nothing was written.
 */
export async function requestRefund(sql: Sql, refund: NewRefund): Promise<string> {
  const { orderId, generation, amountMinor, reason } = refund
  const [row] = await run<{ id: string }>(sql, request, [orderId, generation, amountMinor, reason])
  if (!row) throw new Error('a refund was not written')
  return row.id
}

const forgotten = {
  name: 'forgotten-refunds',
  text: `
    SELECT refund.id FROM refunds refund
    WHERE refund.status = 'requested' AND refund.created_at < now() - '1 minute'::interval
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs job WHERE job.key = 'refund:' || refund.id)
    ORDER BY refund.created_at LIMIT 1000`,
}

/** Refunds that were asked for, and for which there is no job any more. */
export async function forgottenRefunds(sql: Sql): Promise<string[]> {
  return (await run<{ id: string }>(sql, forgotten, [])).map(({ id }) => id)
}

/** A refund as Stripe tells it. */
export type ToldRefund = {
  stripeRefundId: string
  /** The row that asked for it; undefined: it was made in Stripe's dashboard. */
  id: string | undefined
  stripePaymentIntentId: string
  amountMinor: number
  status: Exclude<RefundStatus, 'requested'>
  failureReason: string | null
}

const store = {
  name: 'store-refund',
  text: `
    UPDATE refunds SET status = $2::refund_status, stripe_refund_id = coalesce($3, stripe_refund_id),
      failure_reason = $4, updated_at = now()
    WHERE id = $1 AND (status, failure_reason) IS DISTINCT FROM ($2::refund_status, $4::text)
    RETURNING id`,
}

/** @returns false when it said so before. */
export async function storeRefund(
  sql: Sql,
  id: string,
  to: { status: RefundStatus; stripeRefundId: string | null; failureReason: string | null },
): Promise<boolean> {
  const values = [id, to.status, to.stripeRefundId, to.failureReason]
  return (await run(sql, store, values)).length === 1
}

const byStripeId = {
  name: 'refund-by-stripe-id',
  text: `SELECT ${columns} FROM ${source} WHERE refund.stripe_refund_id = $1`,
}

export async function refundByStripeId(sql: Sql, id: string): Promise<RefundRow | undefined> {
  const [refund] = await run<RefundRow>(sql, byStripeId, [id])
  return refund
}

const giveUpRequested = {
  name: 'give-up-requested-refunds',
  text: `
    UPDATE refunds SET status = 'canceled', failure_reason = 'refunded_elsewhere', updated_at = now()
    WHERE order_id = $1 AND generation = $2 AND status = 'requested'
      AND (SELECT coalesce(sum(amount_minor), 0) FROM refunds
        WHERE order_id = $1 AND generation = $2 AND status NOT IN ('failed', 'canceled')) + $3
        > (SELECT received_minor FROM payments WHERE order_id = $1 AND generation = $2)`,
}
const adopt = {
  name: 'adopt-refund',
  text: `
    INSERT INTO refunds (order_id, generation, amount_minor, reason, status, stripe_refund_id, failure_reason)
    VALUES ($1, $2, $3, 'other', $4, $5, $6)
    ON CONFLICT (stripe_refund_id) DO NOTHING`,
}

/**
 * Enters a refund that was made in Stripe's dashboard. What is asked for here and does not fit beside it
 * any more is given up: Stripe would refuse it.
 */
export async function adoptRefund(
  sql: Sql,
  { orderId, generation }: { orderId: string; generation: number },
  told: ToldRefund,
): Promise<void> {
  const { amountMinor, status, stripeRefundId, failureReason } = told
  if (status !== 'failed' && status !== 'canceled') {
    await run(sql, giveUpRequested, [orderId, generation, amountMinor])
  }
  await run(sql, adopt, [orderId, generation, amountMinor, status, stripeRefundId, failureReason])
}

const balance = {
  name: 'balance-of-order',
  text: `
    SELECT
      (SELECT coalesce(sum(received_minor), 0)::int FROM payments WHERE order_id = $1) AS "receivedMinor",
      (SELECT coalesce(sum(amount_minor), 0)::int FROM refunds
        WHERE order_id = $1 AND status NOT IN ('requested', 'failed', 'canceled')) AS "refundedMinor"`,
}

/** What arrived for the order in all, and what of it is on its way back or there. */
export async function balanceOfOrder(
  sql: Sql,
  orderId: string,
): Promise<{ receivedMinor: number; refundedMinor: number }> {
  const [row] = await run<{ receivedMinor: number; refundedMinor: number }>(sql, balance, [orderId])
  if (!row) throw new Error('a sum without a row')
  return row
}

const paymentOfIntent = {
  name: 'payment-of-intent',
  text: `
    SELECT order_id AS "orderId", generation, capture_method AS "captureMethod"
    FROM payments WHERE stripe_payment_intent_id = $1`,
}

export type PaymentOfIntent = {
  orderId: string
  generation: number
  captureMethod: CaptureMethod
}

/** Whose intent it is. */
export async function paymentOfIntentId(
  sql: Sql,
  intentId: string,
): Promise<PaymentOfIntent | undefined> {
  const [row] = await run<PaymentOfIntent>(sql, paymentOfIntent, [intentId])
  return row
}
