import type { Quote } from '@paydesk/pricing'
import type { Pool } from 'pg'
import { inTransaction, run, type Sql } from '../sql.ts'
import { lockOpenOrder, quoteOfOrder, type OpenOrder } from './open-order.ts'
import { lineColumns, type NewOrder } from './place-orders.ts'

/**
 * Gives an existing order the cart of `edit`, when it is its guest's and still awaits payment.
 * An edit that changes nothing keeps the revision, so a second click writes nothing.
 *
 * @returns the order as it stands now, whoever's it is: the caller checks guest and status.
 */
export async function reviseOrder(pool: Pool, edit: NewOrder): Promise<OpenOrder> {
  return inTransaction(pool, async (sql) => {
    const order = await lockOpenOrder(sql, edit.id)
    if (!order) throw new Error(`no order ${edit.id} to revise`)
    if (order.guestId !== edit.guestId || order.status !== 'awaiting_payment') return order
    if (sameQuote(await quoteOfOrder(sql, order.id), edit.quote)) return order
    await rewrite(sql, edit)
    return {
      ...order,
      revision: order.revision + 1,
      currency: edit.quote.currency,
      totalMinor: edit.quote.totalMinor,
    }
  })
}

const newAmounts = {
  name: 'revise-order-amounts',
  text: `
    UPDATE orders SET revision = revision + 1, updated_at = now(), currency = $2, subtotal_minor = $3,
      discount_minor = $4, shipping_minor = $5, tax_minor = $6, total_minor = $7
    WHERE id = $1`,
}
const dropLines = { name: 'revise-order-drop', text: 'DELETE FROM order_lines WHERE order_id = $1' }
const newLines = {
  name: 'revise-order-lines',
  text: `
    INSERT INTO order_lines (order_id, position, product_id, name, unit_minor, quantity, total_minor)
    SELECT $1::uuid, line.ordinality - 1, line.product_id, line.name, line.unit_minor, line.quantity, line.total_minor
    FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::int[])
      WITH ORDINALITY AS line (product_id, name, unit_minor, quantity, total_minor, ordinality)`,
}

async function rewrite(sql: Sql, { id, quote }: NewOrder): Promise<void> {
  await run(sql, newAmounts, [
    id,
    quote.currency,
    quote.subtotalMinor,
    quote.discountMinor,
    quote.shippingMinor,
    quote.taxMinor,
    quote.totalMinor,
  ])
  await run(sql, dropLines, [id])
  await run(sql, newLines, [id, ...lineColumns(quote.lines)])
}

function sameQuote(a: Quote, b: Quote): boolean {
  return canonical(a) === canonical(b)
}

function canonical(quote: Quote): string {
  return JSON.stringify([
    quote.currency,
    quote.discountMinor,
    quote.shippingMinor,
    quote.taxMinor,
    quote.totalMinor,
    quote.lines.map((line) => [line.productId, line.name, line.quantity, line.unitMinor]),
  ])
}
