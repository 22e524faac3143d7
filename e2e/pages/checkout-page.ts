import type { Locator, Page } from '@playwright/test'
import { bankChallenge, type BankChallenge } from './bank-challenge.ts'
import { deliveryForm, type DeliveryForm } from './delivery-form.ts'
import { paymentForm, type PaymentForm } from './payment-form.ts'

/** Which comes first: the card, or the client secret; or the server confirms. */
export type Flow = 'card' | 'secret' | 'server'
/** As a test's title says it. */
export const FLOW_NAMES = {
  card: 'card first',
  secret: 'secret first',
  server: 'server confirms',
} as const satisfies Record<Flow, string>
export const FLOWS = ['card', 'secret', 'server'] as const satisfies Flow[]

export type CheckoutPage = {
  open: (flow?: Flow) => Promise<void>
  card: PaymentForm
  bank: BankChallenge
  /** Named for the total: "Pay $20.00". */
  pay: Locator
  alert: Locator
  flow: (name: 'Card first' | 'Secret first' | 'Server confirms') => Locator
  increase: (name: string) => Locator
  decrease: (name: string) => Locator
  remove: (name: string) => Locator
  press: () => Promise<void>
  payBy: (card: string) => Promise<void>
  delivery: DeliveryForm
  coupon: Locator
  applyCoupon: (code: string) => Promise<void>
}

/**
 * Brings a control to where it can be pressed. Chromium sends a click to the frame that it has drawn
 * last at that place: right after a scroll that can still be the card form, where the button now is.
 */
export async function bringToView(control: Locator): Promise<void> {
  await control.scrollIntoViewIfNeeded()
  await control.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
}

export function checkoutPage(page: Page): CheckoutPage {
  const card = paymentForm(page)
  const pay = page.getByRole('button', { name: /^(Pay|Order for) / })
  const press = async () => {
    await bringToView(pay)
    await pay.click()
  }
  const button = (name: string) => page.getByRole('button', { name })
  return {
    open: async (flow = 'card') => {
      await page.goto(flow === 'card' ? '/checkout' : `/checkout?flow=${flow}`)
    },
    card,
    bank: bankChallenge(page),
    pay,
    alert: page.getByRole('alert'),
    flow: (name) => page.getByRole('radiogroup', { name: 'Flow' }).getByRole('radio', { name }),
    increase: (name) => button(`Increase quantity of ${name}`),
    decrease: (name) => button(`Decrease quantity of ${name}`),
    remove: (name) => button(`Remove ${name}`),
    press,
    payBy: async (number) => {
      await card.fill(number)
      await press()
    },
    delivery: deliveryForm(page),
    coupon: page.getByLabel('Coupon code'),
    applyCoupon: async (code) => {
      await page.getByLabel('Coupon code').fill(code)
      await page.getByRole('button', { name: 'Apply' }).click()
    },
  }
}
