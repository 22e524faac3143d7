// Every page in light and dark, on a phone and a desktop: npx tsx e2e/screenshots.ts <folder>
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { openIntentOf } from './books.ts'
import { CHROMIUM_ARGS, CHROMIUM_PATH } from './chromium.ts'
import { FLOW_NAMES, FLOWS } from './pages/checkout-page.ts'
import { CARDS } from './pages/payment-form.ts'
import { addProduct, addToCart, checkoutIdOf } from './product.ts'
import { addRules } from './rules.ts'
import { openShop, type Shop } from './servers/open-shop.ts'
import { startPostgres } from './servers/postgres.ts'
import { pagesOf, type Pages } from './shop-test.ts'

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>
const SCHEMES = ['light', 'dark'] as const

type Scene = Pages & {
  page: Page
  shop: Shop
  take: (name: string) => Promise<void>
}

async function shootBrowsing({ page, front, take }: Scene): Promise<void> {
  await front.open()
  await front.product('Ash-Handled Umbrella').waitFor()
  await take('shop')
  await page.goto('/?category=desk&sort=price_asc')
  await front.product('Dome Lamp').waitFor()
  await take('shop-category')
  await page.goto('/?q=umbrela')
  await page.getByText('Showing results for').waitFor()
  await take('shop-corrected')
  await page.goto('/?category=on-the-way&sale=true')
  await page.getByText('Nothing here is like that').waitFor()
  await take('shop-filtered-empty')
  await front.open()
  await front.search.fill('unicorn')
  await page.getByText('Nothing found').waitFor()
  await take('shop-nothing-found')
  await page.goto('/products/gooseneck-kettle')
  await page.getByRole('button', { name: 'Add to cart' }).waitFor()
  await take('product')
  await page.goto('/products/matcha-bowl-and-whisk')
  await page.getByText('Sold out for now').waitFor()
  await take('product-sold-out')
  for (const [address, name] of [
    ['/cart', 'cart-empty'],
    ['/orders', 'orders-empty'],
    ['/no/such/page', 'not-found'],
  ] as const) {
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('link', { name: 'Browse the shop' }).waitFor()
    await take(name)
  }
}

async function shootCheckout({ page, checkout, front, order, take }: Scene): Promise<void> {
  await addToCart(page, { slug: 'brass-compass' })
  await take('product-in-cart')
  await addToCart(page, { slug: 'storm-lantern' })
  await front.cart.click()
  await page.getByText('Total', { exact: true }).waitFor()
  await take('cart')
  await front.currency.selectOption('KWD')
  await page.getByRole('alert').waitFor()
  await take('cart-refused')
  await front.currency.selectOption('USD')

  for (const flow of FLOWS) {
    await checkout.open(flow)
    await checkout.card.number.waitFor()
    await checkout.pay.waitFor()
    await take(`checkout-${FLOW_NAMES[flow].replace(' ', '-')}`)
  }
  await checkout.open()
  await checkout.card.number.fill('4242')
  await checkout.press()
  await page
    .frameLocator('iframe[title="Secure payment input frame"]')
    .getByText('Your card number is incomplete.')
    .waitFor()
  await take('checkout-unfinished')
  await checkout.payBy(CARDS.insufficientFunds)
  await checkout.alert.waitFor()
  await take('checkout-declined')
  await checkout.payBy(CARDS.asksBank)
  await checkout.bank.complete.waitFor()
  await take('checkout-bank')
  await checkout.bank.fail.click()
  await checkout.alert.waitFor()
  await page.goto(`/orders/${await checkoutIdOf(page)}`)
  await order.shows('failed')
  await take('order-failed')
  await checkout.open()
  await checkout.payBy(CARDS.pays)
  await order.shows('paid')
  await take('order-paid')
}

async function shootOutcomes(scene: Scene): Promise<void> {
  const { page, shop, checkout, order, take } = scene
  const cup = await addProduct(shop)
  await addToCart(page, cup)
  await checkout.open()
  await checkout.payBy(CARDS.staysProcessing)
  await order.shows('processing')
  await take('order-processing')

  await addToCart(page, cup)
  await checkout.open()
  await checkout.payBy(CARDS.asksBank)
  await checkout.bank.complete.waitFor()
  const where = { id: await checkoutIdOf(page) }
  await page.goto(`/orders/${where.id}`)
  for (const status of ['expired', 'held', 'refunded'] as const) {
    const heldReason = status === 'held' ? 'sold_out' : null
    await shop.db.prisma.order.update({ where, data: { status, heldReason } })
    await page.reload()
    await order.shows(status)
    await take(`order-${status}`)
  }
  await page.evaluate(() => localStorage.removeItem('paydesk.cart'))

  await addToCart(page, { slug: 'bud-vase' })
  const orderId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.declined)
  await checkout.alert.waitFor()
  await shop.stripe.paymentIntents.cancel((await openIntentOf(shop, orderId)).id)
  await page.goto(`/orders/${orderId}`)
  await order.shows('canceled')
  await take('order-canceled')
  await page.goto('/orders')
  await page.getByRole('listitem').first().waitFor()
  await take('orders')

  await shop.sandbox.stop()
  await checkout.open()
  await page.getByText('could not load').waitFor()
  await take('checkout-blocked')
  await shop.sandbox.start()
}

/** In a shop whose prices hang on where things go. */
async function shootDelivery({ page, checkout, order, take }: Scene): Promise<void> {
  await addToCart(page, { slug: 'brass-compass' })
  await addToCart(page, { slug: 'storm-lantern' })
  await page.goto('/cart')
  await page.getByText('Calculated after address').first().waitFor()
  await take('cart-pending')
  await checkout.open()
  await checkout.card.fill(CARDS.pays)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.getByText('Enter the city.').waitFor()
  await take('checkout-delivery-missing')
  await checkout.delivery.fill()
  const summary = page.getByRole('button', { name: /^Show \d+ item/ })
  if (await summary.isVisible()) await summary.click()
  await checkout.applyCoupon('NOPE')
  await page.getByText('The shop has no such code').waitFor()
  await take('checkout-coupon-refused')
  await checkout.applyCoupon('TEN')
  await page.getByText('Coupon TEN').waitFor({ state: 'attached' })
  await take('checkout-delivery')
  await checkout.press()
  await order.shows('paid')
  await take('order-paid-with-tax')
}

const EVERYWHERE = [shootBrowsing, shootCheckout, shootOutcomes]

type Shoot = { shop: Shop; folder: string; scenes: readonly ((scene: Scene) => Promise<void>)[] }

async function shootAll(browser: Browser, { shop, folder, scenes }: Shoot): Promise<void> {
  for (const [device, options] of Object.entries(DEVICES)) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({
        baseURL: shop.url,
        colorScheme,
        // Nothing is caught halfway.
        reducedMotion: 'reduce',
        ...options,
      })
      const page = await context.newPage()
      const take = (name: string) =>
        takeWhole(page, join(folder, `${name}.${device}.${colorScheme}.png`))
      const scene = { page, shop, take, ...pagesOf(page) }
      for (const shoot of scenes) await shoot(scene)
      await context.close()
    }
  }
}

/**
 * The page as if the window were as high as it is. Playwright's own `fullPage` does not wait until
 * the frames in the page have followed the change of size.
 */
async function takeWhole(page: Page, path: string): Promise<void> {
  const before = page.viewportSize()
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (before) await page.setViewportSize({ ...before, height: Math.max(height, before.height) })
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode()))
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame)
  })
  await page.screenshot({ path })
  if (before) await page.setViewportSize(before)
}

const folder = process.argv[2]
if (!folder) throw new Error('Where to? npx tsx e2e/screenshots.ts <folder>')
mkdirSync(folder, { recursive: true })
const stopPostgres = await startPostgres()
const shop = await openShop()
const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS })
try {
  await shootAll(browser, { shop, folder, scenes: EVERYWHERE })
  await addRules(shop)
  await shootAll(browser, { shop, folder, scenes: [shootDelivery] })
} finally {
  await browser.close()
  await shop.close()
  await stopPostgres()
}
