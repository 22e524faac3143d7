import type { Quote } from '@paydesk/pricing'
import type { CaptureMethod } from '../generated/prisma/enums.ts'
import { run, type Sql } from '../sql.ts'
import { lineColumns } from './line-columns.ts'
import type { Destination } from './destination.ts'

export type NewOrder = {
  id: string
  guestId: string
  quote: Quote
  destination: Destination | null
  /** The limited promotion of which it takes a use. */
  redeems: string | null
  /** Where its receipt goes, and in which language (BCP 47). */
  email: string | null
  locale: string
  captureMethod: CaptureMethod
  /** So long it holds its stock without being paid. */
  holdSeconds: number
}

// One statement, so that orders, lines and payments stand or fall together without the round
// trips of a transaction. The stock is held by a trigger of the lines. An id that is taken already is missing from new_orders, and so are its
// lines and payment. A CHECK that one row breaks undoes the whole statement.
const statement = {
  name: 'place-orders',
  text: `
    WITH new_orders AS (
      INSERT INTO orders (id, guest_id, currency, subtotal_minor, discount_minor, shipping_minor, tax_minor,
        tax_relief_minor, total_minor, quote, destination, email, locale, capture_method, expires_at)
      SELECT item.*, now() + make_interval(secs => $25)
      FROM unnest($1::uuid[], $2::uuid[], $3::"Currency"[], $4::int[], $5::int[], $6::int[], $7::int[],
        $8::int[], $9::int[], $10::jsonb[], $11::jsonb[], $23::text[], $24::text[], $26::capture_method[]) AS item
      ON CONFLICT (id) DO NOTHING
      RETURNING id, currency, total_minor, capture_method
    ), new_lines AS (
      INSERT INTO order_lines (order_id, position, product_id, name, unit_minor, quantity, subtotal_minor,
        discount_minor, tax_minor, tax_relief_minor, total_minor)
      SELECT line.*
      FROM new_orders JOIN unnest($12::uuid[], $13::smallint[], $14::uuid[], $15::text[], $16::int[], $17::int[],
          $18::int[], $19::int[], $20::int[], $21::int[], $22::int[])
        AS line (order_id, position, product_id, name, unit_minor, quantity, subtotal_minor, discount_minor,
          tax_minor, tax_relief_minor, total_minor)
        ON line.order_id = new_orders.id
    ), new_payments AS (
      INSERT INTO payments (order_id, currency, created_minor, capture_method)
      SELECT id, currency, total_minor, capture_method FROM new_orders
    )
    SELECT id FROM new_orders`,
}

/**
 * Writes each order with its lines and its first payment, whose intent does not exist yet.
 *
 * @param orders Of different ids, all with the shop's one time to hold stock.
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
    quotes.map(({ taxReliefMinor }) => taxReliefMinor),
    quotes.map(({ totalMinor }) => totalMinor),
    quotes.map((quote) => JSON.stringify(quote)),
    sorted.map(({ destination }) => destination && JSON.stringify(destination)),
    lines.map(({ orderId }) => orderId),
    lines.map(({ position }) => position),
    ...lineColumns(lines),
    sorted.map(({ email }) => email),
    sorted.map(({ locale }) => locale),
    sorted[0]?.holdSeconds,
    sorted.map(({ captureMethod }) => captureMethod),
  ])
  const written = new Set(rows.map(({ id }) => id))
  return orders.map(({ id }) => written.has(id))
}
