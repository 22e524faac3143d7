import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

/** Source: https://docs.stripe.com/testing, but the last, which the sandbox's DIFFERENCES.md explains. */
export const CARDS = {
  pays: '4242424242424242',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  lost: '4000000000009987',
  expired: '4000000000000069',
  wrongCvc: '4000000000000127',
  asksBank: '4000002760003184',
  staysProcessing: '4000009990000013',
} as const

export type PaymentForm = {
  number: Locator
  expiry: Locator
  cvc: Locator
  zip: Locator
  name: Locator
  email: Locator
  routingNumber: Locator
  accountNumber: Locator
  /** Another way to pay than a card, by Stripe's name of it. */
  choose: (type: 'klarna' | 'us_bank_account') => Promise<void>
  /** Types a whole card as a person does. */
  fill: (number: string) => Promise<void>
}

/** Stripe's Payment Element: an iframe of another site, with the names that the real one has. */
export function paymentForm(page: Page): PaymentForm {
  const frame: FrameLocator = page.frameLocator('iframe[title="Secure payment input frame"]')
  const number = frame.getByLabel('Card number')
  const expiry = frame.getByLabel('Expiration date')
  const cvc = frame.getByLabel('Security code')
  const zip = frame.getByLabel('ZIP code')
  return {
    number,
    expiry,
    cvc,
    zip,
    name: frame.getByLabel('Full name'),
    email: frame.getByLabel('Email'),
    routingNumber: frame.getByLabel('Routing number'),
    accountNumber: frame.getByLabel('Account number'),
    choose: (type) => frame.locator(`[data-value="${type}"]`).click(),
    fill: async (card) => {
      await number.fill(card)
      await expiry.fill('12 / 34')
      await cvc.fill('123')
      await zip.fill('94107')
      await expect(zip).toHaveValue('94107')
    },
  }
}
