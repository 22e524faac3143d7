// One row of each table that keeps every rule. A test changes the one value that it is about.
import { escapeIdentifier, type Pool } from 'pg'

export type Row = Record<string, string | number | boolean | null>

export const productId = '11111111-1111-4111-8111-111111111111'
export const orderId = '22222222-2222-4222-8222-222222222222'
const guestId = '33333333-3333-4333-8333-333333333333'
export const promotionId = '44444444-4444-4444-8444-444444444444'
const zoneId = '55555555-5555-4555-8555-555555555555'
const methodId = '66666666-6666-4666-8666-666666666666'
const refundId = '88888888-8888-4888-8888-888888888888'
const jurisdictionId = '77777777-7777-4777-8777-777777777777'

export const validRows = {
  categories: { slug: 'kitchen', name: 'Kitchen' },
  tax_classes: { id: 'books', name: 'Books' },
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
  promotions: {
    id: promotionId,
    name: 'Autumn sale',
    code: 'AUTUMN-20',
    effect: 'percentage',
    percent_off: 20,
    max_redemptions: 5,
    max_per_customer: 1,
  },
  promotion_amounts: { promotion_id: promotionId, currency: 'USD', minimum_subtotal_minor: 5000 },
  promotion_tiers: { promotion_id: promotionId, from_quantity: 10, percent_off: 5 },
  shipping_zones: { id: zoneId, name: 'Europe' },
  shipping_zone_places: { zone_id: zoneId, country: 'DE', region: null },
  shipping_methods: { id: methodId, zone_id: zoneId, name: 'Parcel' },
  shipping_rates: { method_id: methodId, currency: 'EUR', from: 0, amount_minor: 490 },
  shipping_free_from: { method_id: methodId, currency: 'EUR', subtotal_minor: 5000 },
  tax_jurisdictions: {
    id: jurisdictionId,
    name: 'Germany',
    country: 'DE',
    prices_include_tax: true,
  },
  tax_rates: {
    jurisdiction_id: jurisdictionId,
    tax_class_id: 'books',
    name: 'VAT',
    percent: 7,
  },
  rules_version: { id: 2 },
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
  order_history: { order_id: orderId, was: 'draft', becomes: 'awaiting_payment', actor: 'staff' },
  payments: { order_id: orderId, currency: 'USD', created_minor: 3000, received_minor: 3000 },
  refunds: { id: refundId, order_id: orderId, amount_minor: 3000 },
  refund_lines: { refund_id: refundId, order_id: orderId, position: 0, quantity: 1 },
  mails: {
    order_id: orderId,
    kind: 'receipt',
    recipient: 'ada@example.com',
    subject: 'Your receipt',
    html: '<p>Thank you.</p>',
    text: 'Thank you.',
  },
  disputes: {
    stripe_dispute_id: 'du_1',
    order_id: orderId,
    amount_minor: 3000,
    currency: 'USD',
    reason: 'fraudulent',
    status: 'needs_response',
    created_at: '2026-11-23T00:00:00Z',
  },
  webhook_events: {
    id: 'evt_1',
    type: 'payment_intent.succeeded',
    payment_intent_id: 'pi_1',
    outcome: 'applied',
    stripe_created_at: '2026-11-23T00:00:00Z',
  },
  job_workers: { worker_id: 'worker-1', process_id: guestId },
  reconciliation_marks: { book: 'events', compared_until: '2026-11-23T00:00:00Z' },
  reconciliation_findings: { kind: 'event_lost', detail: 'It never came.', mended: true },
} satisfies Record<string, Row>

export type Table = keyof typeof validRows

/** In the order in which the rows need each other. */
export const tables = [
  'categories',
  'tax_classes',
  'products',
  'prices',
  'promotions',
  'promotion_amounts',
  'promotion_tiers',
  'shipping_zones',
  'shipping_zone_places',
  'shipping_methods',
  'shipping_rates',
  'shipping_free_from',
  'tax_jurisdictions',
  'tax_rates',
  'rules_version',
  'orders',
  'order_lines',
  'order_history',
  'payments',
  'refunds',
  'refund_lines',
  'mails',
  'disputes',
  'webhook_events',
  'job_workers',
  'reconciliation_marks',
  'reconciliation_findings',
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

/** An order's document says what its columns say, and it stands as its status asks, unless the test differs. */
function withQuote(table: Table, row: Row): Row {
  if (table !== 'orders') return row
  const { currency = 'USD', total_minor: totalMinor = null } = row
  return { quote: JSON.stringify({ currency, totalMinor }), ...standing(row), ...row }
}

/** What the database itself gives an order on its way to a status. */
function standing({ status = 'draft' }: Row): Row {
  if (status === 'draft' || status === 'awaiting_payment') return {}
  const isSold = status === 'paid' || status === 'partially_refunded'
  const isClosed = status === 'refunded' || status === 'expired' || status === 'canceled'
  return {
    expires_at: null,
    stock_state: isSold ? 'sold' : isClosed ? 'released' : 'reserved',
  }
}

/** A valid row in each table before this one, so that only the row in question can be refused. */
export async function insertWhatComesBefore(sql: Sql, table: Table): Promise<void> {
  for (const earlier of tables.slice(0, tables.indexOf(table))) {
    // The one table that refuses any row but its own.
    if (earlier !== 'rules_version') await insert(sql, earlier)
  }
}
