import type { OrderStatus } from '../generated/prisma/enums.ts'
import { run, type Sql } from '../sql.ts'
import type { Author } from './order-states.ts'

/** Where an order goes. */
export type OrderTransition =
  | { status: Exclude<OrderStatus, 'draft' | 'held'> }
  | { status: 'held'; heldReason: string }

// The author is set for this transaction just before the row changes, where its history's trigger reads it.
const move = {
  name: 'move-order',
  text: `
    UPDATE orders SET status = $2::order_status, held_reason = $3, updated_at = now(),
      paid_at = CASE WHEN $2::order_status = 'paid' THEN coalesce(paid_at, now()) ELSE paid_at END
    WHERE id = $1 AND status <> $2::order_status
      AND (set_config('paydesk.actor', $4, true), set_config('paydesk.reason', $5, true),
        set_config('paydesk.event', $6, true)) IS NOT NULL`,
}

/**
 * Takes the order to another state, its stock with it, and writes its history. Call it in the
 * transaction that holds the order's row.
 */
export async function moveOrder(
  sql: Sql,
  id: string,
  { to, author }: { to: OrderTransition; author: Author },
): Promise<void> {
  const { actor, reason = '', stripeEventId = '' } = author
  const heldReason = to.status === 'held' ? to.heldReason : null
  await run(sql, move, [id, to.status, heldReason, actor, reason, stripeEventId])
}

// The rows are locked in the order of their ids, as everywhere: two sales can wait for each
// other, never on each other.
const stockAgain = {
  name: 'stock-again-of-order',
  text: `
    SELECT product.stock - product.reserved >= line.quantity AS enough
    FROM products product JOIN order_lines line ON line.product_id = product.id
    WHERE line.order_id = $1 ORDER BY product.id FOR NO KEY UPDATE OF product`,
}

/**
 * Whether an order that gave its stock back could still take it, all of it. It stays so to the end of
 * the transaction.
 */
export async function canTakeStockAgain(sql: Sql, orderId: string): Promise<boolean> {
  const lines = await run<{ enough: boolean }>(sql, stockAgain, [orderId])
  return lines.every((line) => line.enough)
}
