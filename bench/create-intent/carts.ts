import type { Database } from '@paydesk/db'
import type { RouterInputs } from '@paydesk/api'

const PRODUCTS_PER_CART = 3

// Of a large catalogue some thousands, from all over it.
const sellable = `
  SELECT id FROM (
    SELECT id FROM products product
    WHERE active AND stock >= $1 AND EXISTS (
      SELECT FROM prices WHERE product_id = product.id AND currency = 'USD')
    ORDER BY hashtext(sku) LIMIT 5000) AS chosen
  ORDER BY id`

/** The body of the request for this checkout. */
type Cart = (checkoutId: string) => string

/** Carts of three products each, another three each time, out of what the shop can sell. */
export async function makeCarts({ pool }: Database): Promise<Cart> {
  const { rows: products } = await pool.query<{ id: string }>(sellable, [PRODUCTS_PER_CART])
  let next = 0
  return (checkoutId) => {
    const lines = Array.from({ length: PRODUCTS_PER_CART }, (_, index) => ({
      productId: products[next++ % products.length]?.id ?? '',
      quantity: 1 + index,
    }))
    const cart = { checkoutId, lines, currency: 'USD' } as const
    return JSON.stringify(cart satisfies RouterInputs['checkout']['createIntent'])
  }
}

/** Throws unless the database holds what the API answered: so many whole orders, and no more. */
export async function checkOrders({ pool }: Database, answers: number): Promise<void> {
  const { rows } = await pool.query<Record<'orders' | 'lines' | 'intents', number>>(`
    SELECT (SELECT count(*)::int FROM orders) AS orders,
      (SELECT count(*)::int FROM order_lines) AS lines,
      (SELECT count(DISTINCT stripe_payment_intent_id)::int FROM payments) AS intents`)
  const found = JSON.stringify(rows[0])
  const expected = JSON.stringify({
    orders: answers,
    lines: answers * PRODUCTS_PER_CART,
    intents: answers,
  })
  if (found !== expected)
    throw new Error(`The database holds ${found}, and the API's answers promise ${expected}.`)
}
