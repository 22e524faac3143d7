import type { CurrencyCode } from '@paydesk/pricing'
import type { CaptureMethod, PaymentStatus } from '../generated/prisma/enums.ts'
import { run, type Sql } from '../sql.ts'

export type PaymentRow = {
  orderId: string
  generation: number
  stripePaymentIntentId: string | null
  status: PaymentStatus
  currency: CurrencyCode
  createdMinor: number
  /** What the intent was created with, as the amount. */
  captureMethod: CaptureMethod
  /** What has arrived. */
  receivedMinor: number
}

const columns = `order_id AS "orderId", generation, stripe_payment_intent_id AS "stripePaymentIntentId",
  status, currency, created_minor AS "createdMinor", capture_method AS "captureMethod",
  received_minor AS "receivedMinor"`

const live = {
  name: 'live-payment',
  text: `SELECT ${columns} FROM payments WHERE order_id = $1 AND status NOT IN ('canceled', 'succeeded')`,
}

/** The order's one payment that can still be paid (I2), if it has one. */
export async function livePayment(sql: Sql, orderId: string): Promise<PaymentRow | undefined> {
  const [payment] = await run<PaymentRow>(sql, live, [orderId])
  return payment
}

const byGeneration = {
  name: 'payment-by-generation',
  text: `SELECT ${columns} FROM payments WHERE order_id = $1 AND generation = $2`,
}

export async function paymentOf(
  sql: Sql,
  orderId: string,
  generation: number,
): Promise<PaymentRow | undefined> {
  const [payment] = await run<PaymentRow>(sql, byGeneration, [orderId, generation])
  return payment
}

const begin = {
  name: 'begin-payment',
  text: `
    INSERT INTO payments (order_id, generation, currency, created_minor, capture_method)
    SELECT id, 1 + (SELECT coalesce(max(generation), 0) FROM payments WHERE order_id = $1), currency, total_minor,
      capture_method
    FROM orders WHERE id = $1 AND status IN ('draft', 'awaiting_payment') FOR UPDATE
    ON CONFLICT DO NOTHING`,
}

/**
 * Gives an order that awaits payment a new one of its present amount. With a live one, nothing
 * happens (I2). The order's lock keeps a payment that succeeds just now from being followed by another.
 */
export async function beginPayment(sql: Sql, orderId: string): Promise<void> {
  await run(sql, begin, [orderId])
}

const update = {
  name: 'update-payment',
  text: `
    UPDATE payments SET status = $3::payment_status, error_code = $4, decline_code = $5,
      stripe_payment_intent_id = coalesce($6, stripe_payment_intent_id),
      received_minor = coalesce($7, received_minor), updated_at = now()
    WHERE order_id = $1 AND generation = $2`,
}

export type PaymentChange = {
  status: PaymentStatus
  errorCode?: string | undefined
  declineCode?: string | undefined
  stripePaymentIntentId?: string | undefined
  receivedMinor?: number | undefined
}

export async function updatePayment(
  sql: Sql,
  payment: Pick<PaymentRow, 'orderId' | 'generation'>,
  to: PaymentChange,
): Promise<void> {
  await run(sql, update, [
    payment.orderId,
    payment.generation,
    to.status,
    to.errorCode ?? null,
    to.declineCode ?? null,
    to.stripePaymentIntentId ?? null,
    to.receivedMinor ?? null,
  ])
}
