// One suite for the sandbox and for Stripe's real test mode, by names and behaviour that Stripe
// documents. With STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY of test mode it runs on both: see
// the configuration.
import type { FrameLocator, Page } from '@playwright/test'
import { expect, resultOf, test } from '../sandbox-test.ts'

const DEFERRED = {
  mode: 'payment',
  amount: 2000,
  currency: 'usd',
  allowedPaymentMethodTypes: ['card'],
} as const
const INTENT = { amount: 2000, currency: 'usd', allowed_payment_method_types: ['card'] }
// Source: https://docs.stripe.com/testing
const CARDS = {
  succeeds: '4242424242424242',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  asksAlways: '4000002760003184',
}

function form(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Secure payment input frame"]').first()
}

function bank(page: Page): FrameLocator {
  return page
    .frameLocator('iframe[src*="three-ds-2-challenge"]')
    .frameLocator('iframe[name="stripe-challenge-frame"]')
}

async function fill(page: Page, number: string): Promise<void> {
  const frame = form(page)
  await frame.locator('[name="number"]').fill(number)
  await frame.locator('[name="expiry"]').fill('12 / 34')
  await frame.locator('[name="cvc"]').fill('123')
  await frame.locator('[name="country"]').selectOption('US')
  await frame.locator('[name="postalCode"]').fill('94107')
}

async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
}

test('a card pays, and the server sees it paid', async ({ open, counterpart }) => {
  const intent = await counterpart.stripe.paymentIntents.create(INTENT)
  const page = await open('payment', { elements: { clientSecret: intent.client_secret } })
  await fill(page, CARDS.succeeds)
  await pay(page)
  await expect(resultOf(page)).toHaveText('succeeded')
  expect(await counterpart.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: 'succeeded',
    amount_received: 2000,
  })
})

test('a declined card says why, and another one pays', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT })
  await fill(page, CARDS.declined)
  await pay(page)
  await expect(resultOf(page)).toHaveText('failed: generic_decline')
  await fill(page, CARDS.insufficientFunds)
  await pay(page)
  await expect(resultOf(page)).toHaveText('failed: insufficient_funds')
  await fill(page, CARDS.succeeds)
  await pay(page)
  await expect(resultOf(page)).toHaveText('succeeded')
})

test('an incomplete card is not submitted', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT })
  await form(page).locator('[name="number"]').fill('4242')
  await pay(page)
  await expect(resultOf(page)).toHaveText('incomplete: incomplete_number')
})

test('3-D Secure is completed', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT })
  await fill(page, CARDS.asksAlways)
  await pay(page)
  await bank(page).locator('#test-source-authorize-3ds').click()
  await expect(resultOf(page)).toHaveText('succeeded')
})

test('3-D Secure fails', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT })
  await fill(page, CARDS.asksAlways)
  await pay(page)
  await bank(page).locator('#test-source-fail-3ds').click()
  await expect(resultOf(page)).toHaveText('failed: payment_intent_authentication_failure')
})

test('terms that differ from the intent are refused', async ({ open }) => {
  const page = await open('payment', {
    elements: DEFERRED,
    intent: { ...INTENT, amount: 9900 },
  })
  await fill(page, CARDS.succeeds)
  await pay(page)
  await expect(resultOf(page)).toHaveText(/^failed: .*does not match the expected amount/)
})

test('a card is set up', async ({ open }) => {
  const page = await open('payment', {
    elements: { mode: 'setup', currency: 'usd', allowedPaymentMethodTypes: ['card'] },
    intent: { allowed_payment_method_types: ['card'] },
    isSetup: true,
  })
  await fill(page, CARDS.succeeds)
  await pay(page)
  await expect(resultOf(page)).toHaveText('succeeded')
})

test('iDEAL goes to its page and returns', async ({ open }) => {
  const types = ['card', 'ideal']
  const page = await open('payment', {
    elements: {
      mode: 'payment',
      amount: 2000,
      currency: 'eur',
      allowedPaymentMethodTypes: types,
    },
    intent: { amount: 2000, currency: 'eur', allowed_payment_method_types: types },
    element: { defaultValues: { billingDetails: { name: 'Jenny Rosen' } } },
  })
  await form(page).locator('[data-value="ideal"]').click()
  await pay(page)
  await page.getByText('Authorize Test Payment').click()
  await expect(page.getByLabel('Redirect status')).toHaveText('succeeded')
  await expect(resultOf(page)).toHaveText('succeeded')
})
