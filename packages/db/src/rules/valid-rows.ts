// One row of each table that keeps every rule. A test changes the one value that it is about.
import { escapeIdentifier, type Pool } from 'pg'

export type Row = Record<string, string | number | boolean | null>

export const productId = '11111111-1111-4111-8111-111111111111'
export const orderId = '22222222-2222-4222-8222-222222222222'
const guestId = '33333333-3333-4333-8333-333333333333'

export const validRows = {
  products: {
    id: productId,
    sku: 'MUG-01',
    slug: 'blue-mug',
    name: 'Blue mug',
    description: 'Holds 0.3 l.',
    image: '/products/blue-mug.svg',
    stock: 5,
  },
  prices: { product_id: productId, currency: 'USD', amount_minor: 1200 },
  orders: {
    id: orderId,
    guest_id: guestId,
    currency: 'USD',
    subtotal_minor: 2400,
    discount_minor: 200,
    shipping_minor: 500,
    tax_minor: 300,
    total_minor: 3000,
  },
  order_lines: {
    order_id: orderId,
    position: 0,
    product_id: productId,
    name: 'Blue mug',
    unit_minor: 1200,
    quantity: 2,
    subtotal_minor: 2400,
    total_minor: 2400,
  },
  payments: { order_id: orderId, currency: 'USD', created_minor: 3000 },
  webhook_events: {
    id: 'evt_1',
    type: 'payment_intent.succeeded',
    payment_intent_id: 'pi_1',
    outcome: 'applied',
    stripe_created_at: '2026-11-23T00:00:00Z',
  },
} satisfies Record<string, Row>

export type Table = keyof typeof validRows

/** In the order in which the rows need each other. */
export const tables = [
  'products',
  'prices',
  'orders',
  'order_lines',
  'payments',
  'webhook_events',
] as const satisfies Table[]

type Sql = Pick<Pool, 'query'>

export async function insert(sql: Sql, table: Table, change: Row = {}): Promise<void> {
  const row: Row = withQuote(table, { ...validRows[table], ...change })
  const columns = Object.keys(row).map((name) => escapeIdentifier(name))
  const places = columns.map((_, index) => `$${index + 1}`)
  await sql.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  )
}

/** Changes all rows of the table: a test has one. */
export async function update(sql: Sql, table: Table, change: Row): Promise<void> {
  const row = 'total_minor' in change ? withQuote(table, change) : change
  const assignments = Object.keys(row).map(
    (name, index) => `${escapeIdentifier(name)} = $${index + 1}`,
  )
  await sql.query(`UPDATE ${table} SET ${assignments.join(', ')}`, Object.values(row))
}

/** An order's document says what its columns say, unless the test gives another one. */
function withQuote(table: Table, row: Row): Row {
  if (table !== 'orders') return row
  const { currency = 'USD', total_minor: totalMinor = null } = row
  return { quote: JSON.stringify({ currency, totalMinor }), ...row }
}

/** A valid row in each table before this one, so that only the row in question can be refused. */
export async function insertWhatComesBefore(sql: Sql, table: Table): Promise<void> {
  for (const earlier of tables.slice(0, tables.indexOf(table))) await insert(sql, earlier)
}
