import { RETURN_URL, expect, paidBy, test } from './inspector-test.ts'

test('a customer has their cards, payments and story on one page', async ({ account, page }) => {
  const { stripe } = account
  const customer = await stripe.customers.create({ name: 'Jenny Rosen', email: 'j@example.com' })
  await stripe.paymentMethods.attach('pm_card_mastercard', { customer: customer.id })
  await stripe.paymentIntents.create({ ...paidBy('pm_card_visa'), customer: customer.id })
  await stripe.customers.create({ email: 'other@example.com' })
  await account.open('/customers')
  await page.getByRole('searchbox').fill('j@example.com')
  await expect(page.getByRole('link', { name: 'other@example.com' })).toBeHidden()
  await page.getByRole('link', { name: 'Jenny Rosen' }).click()
  const pane = page.getByRole('article')
  await expect(pane).toContainText('Mastercard •• 4444')
  await expect(pane.getByRole('link', { name: '$42.00' })).toBeVisible()
  await expect(pane).toContainText('payment_method.attached')

  await pane.getByRole('button', { name: 'Renew the card' }).click()
  await expect(pane).toContainText('Its issuer sent a new card.')
  await expect(pane).toContainText('payment_method.automatically_updated')
})

test('a setup is authorized for its customer', async ({ account, page }) => {
  const { id } = await account.stripe.setupIntents.create({
    confirm: true,
    payment_method: 'pm_card_authenticationRequired',
    return_url: RETURN_URL,
  })
  await account.open('/setup-intents')
  await page.getByRole('link', { name: id }).click()
  await page.getByRole('button', { name: 'Authorize as customer' }).click()
  await expect(page.getByText('The customer authorized it.')).toBeVisible()
  await expect(page.getByRole('article')).toContainText('setup_intent.succeeded')
  expect(await account.stripe.setupIntents.retrieve(id)).toMatchObject({ status: 'succeeded' })
})

test('an event leads to what it is about, and to the request behind it', async ({
  account,
  page,
}) => {
  const { id } = await account.stripe.paymentIntents.create({ amount: 4200, currency: 'usd' })
  await account.open('/events')
  await page.getByRole('searchbox').fill(`created ${id}`)
  await page.getByRole('link', { name: 'payment_intent.created' }).click()
  const pane = page.getByRole('article')
  await pane.getByRole('link', { name: /^req_/u }).first().click()
  await expect(pane).toContainText('/v1/payment_intents')
  await pane.getByRole('link', { name: 'payment_intent.created' }).click()
  await pane.getByRole('link', { name: id, exact: true }).first().click()
  await expect(page).toHaveURL(new RegExp(`/payments/${id}`, 'u'))
  await expect(pane).toContainText('$42.00')
})
