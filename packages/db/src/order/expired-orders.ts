import type { Pool } from 'pg'
import { livePayment } from '../payment/payments.ts'
import { inTransaction, run, type Sql } from '../sql.ts'
import { lockOpenOrder } from './open-order.ts'
import { moveOrder } from './settle-order.ts'

const due = {
  name: 'expired-orders',
  text: `SELECT id FROM orders WHERE expires_at <= now() ORDER BY expires_at LIMIT $1`,
}

/** The orders that nobody has paid in their time, the oldest first. */
export async function expiredOrders(sql: Sql, most: number): Promise<string[]> {
  const rows = await run<{ id: string }>(sql, due, [most])
  return rows.map(({ id }) => id)
}

const isExpired = {
  name: 'is-order-expired',
  text: `SELECT 1 FROM orders WHERE id = $1 AND expires_at <= now()`,
}

/**
 * Expires an order for which nothing can be paid at Stripe any more, and so gives back what it held. One
 * that was edited or paid in this moment, or whose intent is alive, is left alone.
 */
export async function expireOrder(pool: Pool, id: string): Promise<boolean> {
  return inTransaction(pool, async (sql) => {
    await lockOpenOrder(sql, id)
    if ((await run(sql, isExpired, [id])).length === 0) return false
    if (await livePayment(sql, id)) return false
    await moveOrder(sql, id, { to: { status: 'expired' }, author: { actor: 'clock' } })
    return true
  })
}
