// oxlint-disable no-empty-pattern -- Playwright reads from the pattern what a fixture needs
import { test as base, type Page } from '@playwright/test'
import type Stripe from 'stripe'
import { watchPage } from '../../watch-page.ts'
import { clientOf, startSandbox, type RunningSandbox } from '../running-sandbox.ts'

type TestAccount = {
  stripe: Stripe
  /** The inspector of this account at a path of its own. */
  open: (path?: string) => Promise<Page>
  /** What Stripe has no endpoint for. */
  control: (path: string, form?: Record<string, string>) => Promise<unknown>
}

type TestFixtures = {
  /** One that only this test has, in a sandbox that several share. */
  account: TestAccount
  contained: void
}

let made = 0

export const test = base.extend<TestFixtures, { sandbox: RunningSandbox }>({
  sandbox: [
    async ({}, use) => {
      const sandbox = await startSandbox()
      await use(sandbox)
      await sandbox.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ sandbox }, use) => use(sandbox.url),
  account: async ({ page, sandbox }, use, { workerIndex }) => {
    made += 1
    const name = `acct_test${workerIndex}x${made}`
    await use({
      stripe: clientOf(sandbox.url, `sk_test_${name}`),
      open: async (path = '/payments') => {
        const url = new URL(path, sandbox.url)
        url.searchParams.set('account', name)
        await page.goto(url.href)
        return page
      },
      control: (path, form = {}) => sandbox.control(path, { account: name, ...form }),
    })
  },
  /** In every test: nothing leaves this machine, no policy is broken, and the page throws nothing. */
  contained: [
    async ({ context }, use) => {
      const watch = await watchPage(context)
      await use()
      watch.expectContained()
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'

export const RETURN_URL = 'http://localhost:3000/return'

/** What a confirmed payment needs besides its amount. */
export function paidBy(paymentMethod: string): Stripe.PaymentIntentCreateParams {
  return {
    amount: 4200,
    currency: 'usd',
    confirm: true,
    payment_method: paymentMethod,
    return_url: RETURN_URL,
  }
}
