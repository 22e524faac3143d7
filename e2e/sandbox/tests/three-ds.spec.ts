import type { Page } from '@playwright/test'
import { bankChallenge } from '../../pages/bank-challenge.ts'
import { fillCard, paymentFrame } from '../payment-form.ts'
import { expect, resultOf, test } from '../sandbox-test.ts'

const DEFERRED = { mode: 'payment', amount: 2000, currency: 'usd' } as const
const INTENT = { amount: 2000, currency: 'usd' } as const
const ASKS = '4000002760003184'

async function payAndBeAsked(page: Page): Promise<void> {
  await fillCard(page, ASKS)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(bankChallenge(page).complete).toBeEnabled()
}

/** The token of the challenge that the page shows now. */
async function tokenOf(page: Page): Promise<string> {
  const bank = page.frames().find((frame) => frame.name() === 'stripe-challenge-frame')
  return new URL(bank?.url() ?? '').searchParams.get('challenge') ?? ''
}

test('the bank’s page shows what is paid, in frames that public suites find', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT })
  await payAndBeAsked(page)
  const outer = page.frameLocator('iframe[name^="__privateStripeFrame"]').last()
  const bank = outer.frameLocator('iframe[name="stripe-challenge-frame"]')
  await expect(bank.getByText('$20.00')).toBeVisible()
  await bank.locator('#test-source-authorize-3ds').click()
  await expect(resultOf(page)).toHaveText('succeeded')
})

test('a challenge that nobody answers ends when the bank gives up', async ({ open, sandbox }) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT })
  await payAndBeAsked(page)
  await sandbox.control(`challenges/${await tokenOf(page)}`, { outcome: 'close' })
  await expect(resultOf(page)).toHaveText('failed: payment_intent_authentication_failure')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a challenge that was answered elsewhere lets the page go on', async ({ open, sandbox }) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT })
  await payAndBeAsked(page)
  await sandbox.control(`challenges/${await tokenOf(page)}`, { outcome: 'succeed' })
  await expect(resultOf(page)).toHaveText('succeeded')
})

test('a page that is reloaded under a challenge can pay anew', async ({ open, sandbox }) => {
  const { client_secret: clientSecret } = await sandbox.stripe.paymentIntents.create(INTENT)
  const page = await open('payment', { elements: { clientSecret } })
  await payAndBeAsked(page)
  await page.reload()
  await fillCard(page)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(resultOf(page)).toHaveText('succeeded')
})

test('while the bank asks, neither Tab nor a click reaches the page below', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT })
  await payAndBeAsked(page)
  const frame = page.frames().find((each) => each.url().includes('elements-inner-payment'))
  expect(await frame?.evaluate(() => document.documentElement.inert)).toBe(true)
  await bankChallenge(page).close.click()
  await expect(resultOf(page)).toHaveText('failed: payment_intent_authentication_failure')
  expect(await frame?.evaluate(() => document.documentElement.inert)).toBe(false)
  await expect(paymentFrame(page).getByLabel('Card number')).toHaveValue('4000 0027 6000 3184')
})

test.describe('by redirect, as a server asks for it', () => {
  async function start(page: Page, create: () => Promise<{ next_action: unknown }>) {
    const { next_action } = await create()
    const url = JSON.stringify(next_action).match(/"url":"([^"]+)"/)?.[1] ?? ''
    await page.goto(url)
  }

  test('the bank’s page leads back, and says so when it is over', async ({
    merchant,
    page,
    sandbox,
  }) => {
    await start(page, () =>
      sandbox.stripe.paymentIntents.create({
        ...INTENT,
        confirm: true,
        payment_method: 'pm_card_authenticationRequired',
        return_url: `${merchant.url}/return`,
      }),
    )
    await expect(page.getByText('$20.00')).toBeVisible()
    await page.getByRole('button', { name: 'Complete' }).click()
    await expect(page.getByLabel('Redirect status')).toHaveText('succeeded')
    await expect(resultOf(page)).toHaveText('succeeded')
    await page.goBack()
    await expect(page.getByRole('alert')).toHaveText(/over/)
    await expect(page.getByRole('button', { name: 'Complete' })).toBeDisabled()
  })

  test('a setup that fails there returns open', async ({ merchant, page, sandbox }) => {
    await start(page, () =>
      sandbox.stripe.setupIntents.create({
        confirm: true,
        payment_method: 'pm_card_authenticationRequired',
        return_url: `${merchant.url}/return`,
      }),
    )
    await page.getByRole('button', { name: 'Fail' }).click()
    await expect(page.getByLabel('Redirect status')).toHaveText('failed')
    await expect(resultOf(page)).toHaveText('requires_payment_method')
  })
})
