import type { OrderStatus } from '../generated/prisma/enums.ts'
import { run, type Sql } from '../sql.ts'

/** Where an order goes when Stripe has spoken. */
export type OrderTransition =
  | { status: Extract<OrderStatus, 'awaiting_payment' | 'processing' | 'paid' | 'canceled'> }
  | { status: 'held'; heldReason: string }

const move = {
  name: 'move-order',
  text: `
    UPDATE orders SET status = $2::order_status, held_reason = $3, updated_at = now(),
      paid_at = CASE WHEN $2::order_status = 'paid' THEN now() ELSE paid_at END
    WHERE id = $1`,
}

export async function moveOrder(sql: Sql, id: string, to: OrderTransition): Promise<void> {
  await run(sql, move, [id, to.status, to.status === 'held' ? to.heldReason : null])
}

// The rows are locked in the order of their ids, as everywhere: two sales can wait for each
// other, never on each other.
const lockStock = {
  name: 'lock-stock-of-order',
  text: `
    SELECT product.stock >= line.quantity AS enough
    FROM products product JOIN order_lines line ON line.product_id = product.id
    WHERE line.order_id = $1 ORDER BY product.id FOR UPDATE OF product`,
}
const takeStock = {
  name: 'take-stock-of-order',
  text: `
    UPDATE products product SET stock = product.stock - line.quantity
    FROM order_lines line WHERE line.order_id = $1 AND product.id = line.product_id`,
}

/** Takes what the order sold out of stock: all of it, or, when any line lacks, nothing. */
export async function takeStockOf(sql: Sql, orderId: string): Promise<boolean> {
  const lines = await run<{ enough: boolean }>(sql, lockStock, [orderId])
  if (lines.some((line) => !line.enough)) return false
  await run(sql, takeStock, [orderId])
  return true
}
