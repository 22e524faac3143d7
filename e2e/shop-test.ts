// oxlint-disable no-empty-pattern -- Playwright reads from the pattern what a fixture needs
import { test as base, type BrowserContext, type Page } from '@playwright/test'
import { watchPage, type Watch } from './watch-page.ts'
import { checkoutPage, type CheckoutPage } from './pages/checkout-page.ts'
import { orderPage, type OrderPage } from './pages/order-page.ts'
import { shopPage, type ShopPage } from './pages/shop-page.ts'
import { addProduct, type TestProduct } from './product.ts'
import { openShop, type Shop, type ShopOptions } from './servers/open-shop.ts'

type WorkerFixtures = { shop: Shop }

type TestFixtures = {
  /** A shop for this test alone, to stop and start or to search as a whole, and a visitor in it. */
  visitOwnShop: (options?: ShopOptions) => Promise<Visit>
  product: TestProduct
  front: ShopPage
  checkout: CheckoutPage
  order: OrderPage
  watch: Watch
  /** Keeps what the API wrote beside a test that failed. */
  keepLog: void
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  shop: [
    async ({}, use) => {
      const shop = await openShop()
      await use(shop)
      await shop.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ shop }, use) => use(shop.url),
  visitOwnShop: async ({ browser }, use) => {
    const visits: Visit[] = []
    await use(async (options) => {
      const shop = await openShop(options)
      const context = await browser.newContext({ baseURL: shop.url, locale: 'en-US' })
      const watch = await watchPage(context)
      const page = await context.newPage()
      const visit = { shop, context, page, watch, ...pagesOf(page) }
      visits.push(visit)
      return visit
    })
    for (const { shop, context, watch } of visits) {
      await context.close()
      await shop.close()
      watch.expectContained()
    }
  },
  product: async ({ shop }, use) => use(await addProduct(shop)),
  front: async ({ page }, use) => use(shopPage(page)),
  checkout: async ({ page }, use) => use(checkoutPage(page)),
  order: async ({ page }, use) => use(orderPage(page)),
  keepLog: [
    async ({ shop }, use, testInfo) => {
      const begin = shop.apiLog().length
      await use()
      if (testInfo.status !== testInfo.expectedStatus)
        await testInfo.attach('api.log', { body: shop.apiLog().slice(begin) })
    },
    { auto: true },
  ],
  /** In every test: nothing leaves this machine, and the page throws nothing. */
  watch: [
    async ({ context }, use) => {
      const watch = await watchPage(context)
      await use(watch)
      watch.expectContained()
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'

export type Pages = { front: ShopPage; checkout: CheckoutPage; order: OrderPage }

/** The same page objects for a page of the test's own making. */
export function pagesOf(page: Page): Pages {
  return { front: shopPage(page), checkout: checkoutPage(page), order: orderPage(page) }
}

/** A browser of its own in a shop of its own. */
export type Visit = Pages & { shop: Shop; context: BrowserContext; page: Page; watch: Watch }
