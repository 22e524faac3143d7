import type { Quote } from '@paydesk/pricing'
import { run, type Sql } from '../sql.ts'

export type NewOrder = { id: string; guestId: string; quote: Quote }

// One statement, so that order, lines and payment stand or fall together without the round
// trips of a transaction. With the id taken already, new_order is empty and nothing is written.
const statement = {
  name: 'place-order',
  text: `
    WITH new_order AS (
      INSERT INTO orders (id, guest_id, currency, subtotal_minor, discount_minor, shipping_minor, tax_minor, total_minor)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (id) DO NOTHING
      RETURNING id, currency, total_minor
    ), new_lines AS (
      INSERT INTO order_lines (order_id, position, product_id, name, unit_minor, quantity, total_minor)
      SELECT new_order.id, line.ordinality - 1, line.product_id, line.name, line.unit_minor, line.quantity, line.total_minor
      FROM new_order, unnest($9::uuid[], $10::text[], $11::int[], $12::int[], $13::int[])
        WITH ORDINALITY AS line (product_id, name, unit_minor, quantity, total_minor, ordinality)
    ), new_payment AS (
      INSERT INTO payments (order_id, currency, created_minor)
      SELECT id, currency, total_minor FROM new_order
    )
    SELECT id FROM new_order`,
}

/**
 * Writes the order with its lines and its first payment, whose intent does not exist yet.
 * False: an order of this id exists already, and nothing was written.
 */
export async function placeOrder(sql: Sql, order: NewOrder): Promise<boolean> {
  const { quote } = order
  const rows = await run<{ id: string }>(sql, statement, [
    order.id,
    order.guestId,
    quote.currency,
    quote.subtotalMinor,
    quote.discountMinor,
    quote.shippingMinor,
    quote.taxMinor,
    quote.totalMinor,
    ...lineColumns(quote),
  ])
  return rows.length === 1
}

/** The lines as five arrays, one for each column: what unnest() takes. */
export function lineColumns({ lines }: Quote): unknown[] {
  return [
    lines.map((line) => line.productId),
    lines.map((line) => line.name),
    lines.map((line) => line.unitMinor),
    lines.map((line) => line.quantity),
    lines.map((line) => line.totalMinor),
  ]
}
