import { expect, test } from './inspector-test.ts'

test('a request that was repeated shows by its headers that nothing was done twice', async ({
  account,
  page,
}) => {
  const pay = () =>
    account.stripe.paymentIntents.create(
      { amount: 4200, currency: 'usd' },
      { idempotencyKey: 'order-1' },
    )
  const { lastResponse: first } = await pay()
  const { lastResponse: second } = await pay()
  await account.open(`/requests/${second.requestId}`)
  const pane = page.getByRole('article')
  await expect(pane).toContainText('Idempotent-Replayedtrue')
  await expect(pane).toContainText('Stripe-Should-Retryfalse')
  await pane.getByRole('link', { name: first.requestId }).first().click()
  await expect(page).toHaveURL(new RegExp(`/requests/${first.requestId}`, 'u'))
  await expect(pane).toContainText('Headers of the answer')
  await expect(pane).not.toContainText('Idempotent-Replayed')
})

test('a request whose connection was cut has no headers', async ({ account, page }) => {
  await account.control('faults', { fault: 'close_before', times: '9' })
  await account.stripe.customers.create({}, { maxNetworkRetries: 0 }).catch(() => undefined)
  await account.open('/requests')
  await page.locator('[data-row] a').first().click()
  const pane = page.getByRole('article')
  await expect(pane).toContainText('close_before')
  await expect(pane).not.toContainText('Headers of the answer')
})
