import type { CurrencyCode } from '@paydesk/pricing'
import type { OrderStatus, PaymentStatus, RefundStatus } from '../generated/prisma/enums.ts'
import { run, type Sql } from '../sql.ts'

const knownEvents = {
  name: 'known-events',
  text: 'SELECT id FROM webhook_events WHERE id = ANY ($1::text[])',
}

/** Of these events, the ones that we were told of. */
export async function knownEventIds(sql: Sql, ids: readonly string[]): Promise<Set<string>> {
  const rows = await run<{ id: string }>(sql, knownEvents, [ids])
  return new Set(rows.map(({ id }) => id))
}

export type BookedPayment = {
  orderId: string
  generation: number
  stripePaymentIntentId: string | null
  status: PaymentStatus
  orderStatus: OrderStatus
  currency: CurrencyCode
  totalMinor: number
  /** What staff took of an authorized order. */
  captureMinor: number | null
}

const bookedPayment = `payment.order_id AS "orderId", payment.generation,
  payment.stripe_payment_intent_id AS "stripePaymentIntentId", payment.status,
  orders.status AS "orderStatus", orders.currency, orders.total_minor AS "totalMinor",
  orders.capture_minor AS "captureMinor"`

const booked = {
  name: 'booked-payments',
  text: `
    SELECT ${bookedPayment}
    FROM unnest($1::uuid[], $2::smallint[]) AS item (order_id, generation)
    JOIN payments payment USING (order_id, generation) JOIN orders ON orders.id = item.order_id`,
}

export type PaymentKey = { orderId: string; generation: number }

/** What our book says of these payments. */
export async function bookedPayments(
  sql: Sql,
  keys: readonly PaymentKey[],
): Promise<BookedPayment[]> {
  return run<BookedPayment>(sql, booked, [
    keys.map(({ orderId }) => orderId),
    keys.map(({ generation }) => generation),
  ])
}

const paidSince = {
  name: 'orders-paid-since',
  text: `
    SELECT orders.id AS "orderId", orders.status AS "orderStatus",
      payment.stripe_payment_intent_id AS "stripePaymentIntentId"
    FROM orders LEFT JOIN payments payment
      ON payment.order_id = orders.id AND payment.status = 'succeeded'
    WHERE orders.paid_at >= $1 AND orders.status IN ('paid', 'partially_refunded')`,
}

export type PaidOrder = {
  orderId: string
  orderStatus: OrderStatus
  /** Null: it has no payment that succeeded. */
  stripePaymentIntentId: string | null
}

/** The orders that were paid since then, with each payment that we take for succeeded. */
export async function ordersPaidSince(sql: Sql, since: Date): Promise<PaidOrder[]> {
  return run<PaidOrder>(sql, paidSince, [since])
}

const unsettled = {
  name: 'unsettled-orders',
  text: `
    SELECT DISTINCT orders.id, orders.updated_at
    FROM payments payment JOIN orders ON orders.id = payment.order_id
    WHERE payment.status NOT IN ('succeeded', 'canceled') AND orders.status <> 'draft'
      AND payment.updated_at < now() - make_interval(secs => $1)
      AND (orders.expires_at IS NULL OR orders.expires_at < now())
    ORDER BY orders.updated_at LIMIT $2`,
}

/** Orders with a payment that is open longer than it should be: a bank at work, or news that were lost. */
export async function unsettledOrders(
  sql: Sql,
  { quietSeconds, most }: { quietSeconds: number; most: number },
): Promise<string[]> {
  return (await run<{ id: string }>(sql, unsettled, [quietSeconds, most])).map(({ id }) => id)
}

const refundsByStripeId = {
  name: 'booked-refunds',
  text: `
    SELECT stripe_refund_id AS "stripeRefundId", status FROM refunds
    WHERE stripe_refund_id = ANY ($1::text[])`,
}

/** What our book says of these refunds, by Stripe's id. */
export async function bookedRefunds(
  sql: Sql,
  ids: readonly string[],
): Promise<Map<string, RefundStatus>> {
  const rows = await run<{ stripeRefundId: string; status: RefundStatus }>(sql, refundsByStripeId, [
    ids,
  ])
  return new Map(rows.map(({ stripeRefundId, status }) => [stripeRefundId, status]))
}

const poisoned = {
  name: 'poisoned-events',
  text: `
    SELECT id, type, last_error AS "lastError" FROM webhook_events
    WHERE outcome = 'poison' ORDER BY received_at DESC LIMIT 100`,
}

export type PoisonedEvent = { id: string; type: string; lastError: string | null }

/** Events that could not be applied, and wait for a person. */
export async function poisonedEvents(sql: Sql): Promise<PoisonedEvent[]> {
  return run<PoisonedEvent>(sql, poisoned, [])
}
