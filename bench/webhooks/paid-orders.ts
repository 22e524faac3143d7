import type { Database } from '@paydesk/db'

/** An order that awaits its payment, whose intent the stub calls paid. */
export type PaidOrder = { intentId: string }

const TOTAL_MINOR = 2_000

// As checkouts leave them, by the thousand: each of one piece, which the database holds for it.
const statements = [
  `INSERT INTO orders (id, guest_id, status, currency, subtotal_minor, total_minor, quote)
   SELECT gen_random_uuid(), gen_random_uuid(), 'awaiting_payment', 'USD', ${TOTAL_MINOR}, ${TOTAL_MINOR},
     '{"currency": "USD", "totalMinor": ${TOTAL_MINOR}}'
   FROM generate_series(1, $1)`,
  `INSERT INTO order_lines (order_id, position, product_id, name, unit_minor, quantity, subtotal_minor, total_minor)
   SELECT orders.id, 0, (SELECT id FROM products ORDER BY sku LIMIT 1), 'Piece', ${TOTAL_MINOR}, 1,
     ${TOTAL_MINOR}, ${TOTAL_MINOR}
   FROM orders WHERE $1 > 0`,
  // The id says what the stub has to answer: see ../create-intent/stripe-stub.ts.
  `INSERT INTO payments (order_id, currency, created_minor, stripe_payment_intent_id)
   SELECT id, currency, total_minor, 'pi_paid' || replace(id::text, '-', '') || lpad(total_minor::text, 8, '0')
   FROM orders WHERE $1 > 0`,
]

export async function makePaidOrders({ pool }: Database, count: number): Promise<PaidOrder[]> {
  const client = await pool.connect()
  try {
    await client.query('SET statement_timeout = 0')
    for (const statement of statements) await client.query(statement, [count])
    const { rows } = await client.query<PaidOrder>(
      `SELECT stripe_payment_intent_id AS "intentId" FROM payments`,
    )
    return rows
  } finally {
    client.release(true)
  }
}
