import { fillCard, paymentFrame } from '../payment-form.ts'
import { eventsOf, expect, resultOf, test } from '../sandbox-test.ts'

const DEFERRED = { mode: 'payment', amount: 2000, currency: 'usd' } as const
const INTENT = { amount: 2000, currency: 'usd' } as const

test('a card pays with unmodified react-stripe-js under a strict policy', async ({
  open,
  sandbox,
}) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT })
  await fillCard(page)
  await page.getByRole('button', { name: 'Pay' }).click()
  await expect(resultOf(page)).toHaveText('succeeded')
  const { data } = await sandbox.stripe.paymentIntents.list({ limit: 1 })
  expect(data[0]).toMatchObject({ status: 'succeeded', amount: 2000 })
})

test("StrictMode's second mount leaves one frame, ready once", async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED })
  await expect(paymentFrame(page).getByLabel('Card number')).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(1)
  await expect
    .poll(async () => (await eventsOf(page)).map(({ type }) => type))
    .toEqual(['loaderstart', 'availablepaymentmethodschange', 'ready', 'change'])
})

test('an Element that goes and comes back works again', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT })
  await expect(paymentFrame(page).getByLabel('Card number')).toBeVisible()
  for (const isMounted of [false, true, false, true]) {
    await page.evaluate((setup) => window.merchant.change(setup), { isMounted })
  }
  await expect(page.locator('iframe')).toHaveCount(1)
  await fillCard(page)
  await page.getByRole('button', { name: 'Pay' }).click()
  await expect(resultOf(page)).toHaveText('succeeded')
})
