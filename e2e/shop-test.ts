// oxlint-disable no-empty-pattern -- Playwright reads from the pattern what a fixture needs
import { test as base, type Page } from '@playwright/test'
import { watchPage, type Watch } from './watch-page.ts'
import { checkoutPage, type CheckoutPage } from './pages/checkout-page.ts'
import { orderPage, type OrderPage } from './pages/order-page.ts'
import { shopPage, type ShopPage } from './pages/shop-page.ts'
import { addProduct, type TestProduct } from './product.ts'
import { openShop, type Shop, type ShopOptions } from './servers/open-shop.ts'

type WorkerFixtures = { shop: Shop }

type TestFixtures = {
  /** A shop for this test alone, to stop and start or to search as a whole. */
  openOwnShop: (options?: ShopOptions) => Promise<Shop>
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
  openOwnShop: async ({}, use) => {
    const shops: Shop[] = []
    await use(async (options) => {
      const shop = await openShop(options)
      shops.push(shop)
      return shop
    })
    await Promise.all(shops.map((shop) => shop.close()))
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

/** The same page objects for a page of the test's own making. */
export function pagesOf(page: Page): { checkout: CheckoutPage; order: OrderPage; front: ShopPage } {
  return { checkout: checkoutPage(page), order: orderPage(page), front: shopPage(page) }
}
