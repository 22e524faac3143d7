// oxlint-disable no-empty-pattern -- Playwright reads from the pattern what a fixture needs
import { test as base, type Locator, type Page } from '@playwright/test'
import { watchPage, type Watch } from '../watch-page.ts'
import type { MerchantPage } from './merchant/start-page.tsx'
import { startMerchant, type Merchant } from './merchant/server.ts'
import { realStripe, sandboxAs, type Counterpart, type Side } from './counterpart.ts'
import { startSandbox, type RunningSandbox } from './running-sandbox.ts'

type WorkerFixtures = {
  /** Whom the merchant works with: the sandbox, or Stripe itself in test mode. */
  side: Side
  counterpart: Counterpart
  sandbox: RunningSandbox
  merchant: Merchant
}

type TestFixtures = {
  /** Opens a page of merchant/pages with what it is to be made of. */
  open: (name: string, setup?: object) => Promise<Page>
  watch: Watch
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sandbox: [
    async ({}, use) => {
      const sandbox = await startSandbox()
      await use(sandbox)
      await sandbox.close()
    },
    { scope: 'worker' },
  ],
  side: ['sandbox', { option: true, scope: 'worker' }],
  counterpart: [
    async ({ side, sandbox }, use) => use(side === 'stripe' ? realStripe() : sandboxAs(sandbox)),
    { scope: 'worker' },
  ],
  merchant: [
    async ({ counterpart }, use) => {
      const merchant = await startMerchant(counterpart)
      await use(merchant)
      await merchant.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ merchant }, use) => use(merchant.url),
  open: async ({ page }, use) => {
    await use(async (name, setup = {}) => {
      await page.goto(`/${name}?setup=${encodeURIComponent(JSON.stringify(setup))}`)
      return page
    })
  },
  /** In every test: nothing leaves this machine, and the page throws nothing. */
  watch: [
    async ({ context, side }, use) => {
      const watch = await watchPage(context)
      await use(watch)
      if (side === 'sandbox') watch.expectContained()
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'

/** What the merchant's page says of the payment. */
export function resultOf(page: Page): Locator {
  return page.getByLabel('Result')
}

/** The events of its Elements that the page heard, in order. */
export async function eventsOf(page: Page): Promise<MerchantPage['events']> {
  await page.waitForFunction(() => 'merchant' in window)
  return page.evaluate(() => window.merchant.events)
}
