import type { Page } from '@playwright/test'
import type { Shop } from './servers/open-shop.ts'

export type TestProduct = { id: string; slug: string; name: string }

type Wanted = { priceMinor?: number; stock?: number }

let made = 0

/** A product that only one test knows, so that its price and stock are that test's to change. */
export async function addProduct(
  { db }: Pick<Shop, 'db'>,
  { priceMinor = 2000, stock = 10 }: Wanted = {},
): Promise<TestProduct> {
  made += 1
  const slug = `test-cup-${made}`
  return db.prisma.product.create({
    data: {
      sku: `TEST-CUP-${made}`,
      slug,
      name: `Test Cup ${made}`,
      description: 'Holds what a test pours into it.',
      image: '/products/enamel-mug.svg',
      stock,
      prices: {
        create: [
          { currency: 'USD', amountMinor: priceMinor },
          { currency: 'EUR', amountMinor: priceMinor },
        ],
      },
    },
    select: { id: true, slug: true, name: true },
  })
}

export async function changePrice(
  { db }: Pick<Shop, 'db'>,
  productId: string,
  amountMinor: number,
): Promise<void> {
  await db.prisma.price.updateMany({ where: { productId, currency: 'USD' }, data: { amountMinor } })
}

/** Puts one into the cart, from its own page. */
export async function addToCart(page: Page, { slug }: Pick<TestProduct, 'slug'>): Promise<void> {
  await page.goto(`/products/${slug}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
}

/** The id that the next order from this browser's cart will have. */
export async function checkoutIdOf(page: Page): Promise<string> {
  const cart: unknown = await page.evaluate(() =>
    JSON.parse(localStorage.getItem('paydesk.cart') ?? '{}'),
  )
  const isCart = typeof cart === 'object' && cart !== null && 'checkoutId' in cart
  return isCart ? String(cart.checkoutId) : ''
}
