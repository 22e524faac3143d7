import type { Quote } from '@paydesk/pricing'
import { run, type Sql } from '../sql.ts'

export type NewOrder = { id: string; guestId: string; quote: Quote }

// One statement, so that orders, lines and payments stand or fall together without the round
// trips of a transaction. An id that is taken already is missing from new_orders, and so are its
// lines and payment. A CHECK that one row breaks undoes the whole statement.
const statement = {
  name: 'place-orders',
  text: `
    WITH new_orders AS (
      INSERT INTO orders (id, guest_id, currency, subtotal_minor, discount_minor, shipping_minor, tax_minor, total_minor)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::"Currency"[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[])
      ON CONFLICT (id) DO NOTHING
      RETURNING id, currency, total_minor
    ), new_lines AS (
      INSERT INTO order_lines (order_id, position, product_id, name, unit_minor, quantity, total_minor)
      SELECT line.*
      FROM new_orders JOIN unnest($9::uuid[], $10::smallint[], $11::uuid[], $12::text[], $13::int[], $14::int[], $15::int[])
        AS line (order_id, position, product_id, name, unit_minor, quantity, total_minor)
        ON line.order_id = new_orders.id
    ), new_payments AS (
      INSERT INTO payments (order_id, currency, created_minor)
      SELECT id, currency, total_minor FROM new_orders
    )
    SELECT id FROM new_orders`,
}

/**
 * Writes each order with its lines and its first payment, whose intent does not exist yet.
 *
 * @param orders Of different ids.
 * @returns for each order whether it was written; false: its id was taken, and nothing was.
 */
export async function placeOrders(sql: Sql, orders: readonly NewOrder[]): Promise<boolean[]> {
  // In the order of their ids: two processes that write the same checkout wait, but not in a ring.
  const sorted = orders.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const quotes = sorted.map(({ quote }) => quote)
  const lines = sorted.flatMap(({ id, quote }) =>
    quote.lines.map((line, position) => ({ ...line, position, orderId: id })),
  )
  const rows = await run<{ id: string }>(sql, statement, [
    sorted.map(({ id }) => id),
    sorted.map(({ guestId }) => guestId),
    quotes.map(({ currency }) => currency),
    quotes.map(({ subtotalMinor }) => subtotalMinor),
    quotes.map(({ discountMinor }) => discountMinor),
    quotes.map(({ shippingMinor }) => shippingMinor),
    quotes.map(({ taxMinor }) => taxMinor),
    quotes.map(({ totalMinor }) => totalMinor),
    lines.map(({ orderId }) => orderId),
    lines.map(({ position }) => position),
    ...lineColumns(lines),
  ])
  const written = new Set(rows.map(({ id }) => id))
  return orders.map(({ id }) => written.has(id))
}

/** The lines as five arrays, one for each column: what unnest() takes. */
export function lineColumns(lines: Quote['lines']): unknown[] {
  return [
    lines.map(({ productId }) => productId),
    lines.map(({ name }) => name),
    lines.map(({ unitMinor }) => unitMinor),
    lines.map(({ quantity }) => quantity),
    lines.map(({ totalMinor }) => totalMinor),
  ]
}
