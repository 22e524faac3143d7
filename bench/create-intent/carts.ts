import type { Database } from '@paydesk/db'
import type { RouterInputs } from '@paydesk/api'

const PRODUCTS_PER_CART = 3

/** The body of the request for this checkout. */
type Cart = (checkoutId: string) => string

/** Carts of three products each, another three each time, out of all that the shop can sell. */
export async function makeCarts({ prisma }: Database): Promise<Cart> {
  const products = await prisma.product.findMany({
    where: {
      active: true,
      stock: { gte: PRODUCTS_PER_CART },
      prices: { some: { currency: 'USD' } },
    },
    orderBy: { sku: 'asc' },
    select: { id: true },
  })
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
