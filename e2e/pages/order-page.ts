import { expect, type Locator, type Page } from '@playwright/test'

export const OUTCOMES = {
  paid: 'Paid. Thank you!',
  processing: 'Payment processing',
  failed: 'Payment failed',
  held: 'We are checking your payment',
  expired: 'Order expired',
  refunded: 'Refunded',
  canceled: 'Order canceled',
  confirming: 'Confirming your payment',
  authorized: 'Order placed. Thank you!',
  partially_refunded: 'Partly refunded',
} as const

export type Outcome = keyof typeof OUTCOMES

export type OrderPage = {
  heading: Locator
  /** Waits until the page says so, and returns the order's id. */
  shows: (outcome: Outcome) => Promise<string>
}

export function orderPage(page: Page): OrderPage {
  const heading = page.getByRole('heading', { level: 1 })
  return {
    heading,
    shows: async (outcome) => {
      await expect(heading).toHaveText(OUTCOMES[outcome])
      await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/)
      return new URL(page.url()).pathname.split('/').at(-1) ?? ''
    },
  }
}
