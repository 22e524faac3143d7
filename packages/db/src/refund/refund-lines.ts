import { run, type Sql } from '../sql.ts'
import { requestRefund } from './refunds.ts'

/** Pieces of one line of an order that go back. */
export type LineToRefund = {
  position: number
  quantity: number
  /** They are on the shelf again once Stripe has taken the refund on. */
  restock: boolean
}

export type RefundableLine = {
  position: number
  sku: string
  name: string
  quantity: number
  totalMinor: number
  /** Of them, those that were refunded or are being. */
  refundedQuantity: number
}

export type RefundablePayment = {
  generation: number
  /** What has neither gone back nor been asked for. */
  refundableMinor: number
}

// Locked like this, two refunds of the same pieces see each other.
const payment = {
  name: 'refundable-payment',
  text: `
    SELECT payment.generation, payment.received_minor - (
      SELECT coalesce(sum(amount_minor), 0)::int FROM refunds
      WHERE refunds.order_id = payment.order_id AND refunds.generation = payment.generation
        AND refunds.status NOT IN ('failed', 'canceled')) AS "refundableMinor"
    FROM payments payment WHERE payment.order_id = $1 AND payment.status = 'succeeded'
    ORDER BY payment.generation LIMIT 1 FOR UPDATE`,
}

const lines = {
  name: 'refundable-lines',
  text: `
    SELECT line.position, product.sku, line.name, line.quantity, line.total_minor AS "totalMinor",
      (SELECT coalesce(sum(back.quantity), 0)::int FROM refund_lines back JOIN refunds ON refunds.id = back.refund_id
        WHERE back.order_id = line.order_id AND back.position = line.position
          AND refunds.status NOT IN ('failed', 'canceled')) AS "refundedQuantity"
    FROM order_lines line JOIN products product ON product.id = line.product_id
    WHERE line.order_id = $1 ORDER BY line.position`,
}

/** The order's lines, and what of them has gone back. */
export async function refundableLines(sql: Sql, orderId: string): Promise<RefundableLine[]> {
  return run<RefundableLine>(sql, lines, [orderId])
}

/** The order's payment, held until the transaction ends; undefined: nothing was paid. */
export async function lockRefundable(
  sql: Sql,
  orderId: string,
): Promise<RefundablePayment | undefined> {
  const [row] = await run<RefundablePayment>(sql, payment, [orderId])
  return row
}

/**
 * What the next pieces of a line are worth, in minor units. All pieces of a line together are worth its
 * total to the last unit, however they are split.
 */
export function worthOf(
  { totalMinor, quantity, refundedQuantity }: RefundableLine,
  pieces: number,
): number {
  const upTo = (count: number) => Math.round((totalMinor * count) / quantity)
  return upTo(refundedQuantity + pieces) - upTo(refundedQuantity)
}

const insert = {
  name: 'request-refund-lines',
  text: `
    INSERT INTO refund_lines (refund_id, order_id, position, quantity, restock)
    SELECT $1::uuid, $2::uuid, item.* FROM unnest($3::smallint[], $4::int[], $5::boolean[]) AS item`,
}

export type LineRefund = { orderId: string; generation: number; lines: readonly LineToRefund[] }

/**
 * Asks for the price of these pieces to go back, shipping not among it; a job carries it out. Call it in a
 * transaction that holds the payment (lockRefundable).
 *
 * @returns what goes back, in minor units.
 * @throws an error of refund_lines_are_at_most_what_was_sold or refunds_are_at_most_what_was_paid.
 */
export async function requestLineRefund(
  sql: Sql,
  { orderId, generation, lines: asked }: LineRefund,
): Promise<number> {
  const known = new Map((await refundableLines(sql, orderId)).map((line) => [line.position, line]))
  const worths = asked.map(({ position, quantity }) => {
    const line = known.get(position)
    if (!line) throw new Error(`order ${orderId} has no line ${position}`)
    return worthOf(line, quantity)
  })
  const amountMinor = worths.reduce((sum, worth) => sum + worth, 0)
  const reason = 'requested_by_customer'
  const id = await requestRefund(sql, { orderId, generation, amountMinor, reason })
  await run(sql, insert, [
    id,
    orderId,
    asked.map(({ position }) => position),
    asked.map(({ quantity }) => quantity),
    asked.map(({ restock }) => restock),
  ])
  return amountMinor
}
