import type { Locator, Page } from '@playwright/test'

export type BankChallenge = {
  complete: Locator
  fail: Locator
  close: Locator
}

/** 3-D Secure: the bank's page, in a frame within Stripe's frame. */
export function bankChallenge(page: Page): BankChallenge {
  const outer = page.frameLocator('iframe[src*="three-ds-2-challenge"]')
  const bank = outer.frameLocator('iframe[name="stripe-challenge-frame"]')
  return {
    complete: bank.getByRole('button', { name: 'Complete' }),
    fail: bank.getByRole('button', { name: 'Fail' }),
    close: outer.getByRole('button', { name: 'Close authentication' }),
  }
}
