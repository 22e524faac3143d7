import type { Page } from '@playwright/test'
import { eventsOf, expect, resultOf, test } from '../sandbox-test.ts'

const DEFERRED = { mode: 'payment', amount: 2500, currency: 'usd' } as const
const INTENT = { amount: 2500, currency: 'usd' } as const
const RATES = [
  { id: 'post', amount: 500, displayName: 'Post' },
  { id: 'courier', amount: 1500, displayName: 'Courier' },
]

function buttons(page: Page) {
  return page.frameLocator('iframe[title="Secure express checkout frame"]')
}

function sheet(page: Page) {
  return page.frameLocator('iframe[title="Test wallet"]')
}

async function heard(page: Page, type: string) {
  return (await eventsOf(page)).filter((event) => event.type === type).map(({ event }) => event)
}

test('a test wallet pays, and says on its button and sheet that it is one', async ({
  open,
  sandbox,
}) => {
  const page = await open('express', {
    elements: DEFERRED,
    intent: INTENT,
    express: { emailRequired: true },
  })
  await buttons(page).getByRole('button', { name: 'Apple Pay test' }).click()
  await expect(sheet(page).getByRole('heading', { name: 'Apple Pay' })).toBeVisible()
  await expect(sheet(page).getByText('Nothing is charged')).toBeVisible()
  await sheet(page).getByRole('button', { name: 'Pay $25.00' }).click()
  await expect(resultOf(page)).toHaveText('apple_pay succeeded')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  expect(await heard(page, 'ready')).toEqual([
    {
      elementType: 'expressCheckout',
      availablePaymentMethods: {
        amazonPay: false,
        applePay: true,
        googlePay: true,
        link: false,
        paypal: true,
        klarna: false,
      },
    },
  ])
  expect(await heard(page, 'click')).toEqual([{ expressPaymentType: 'apple_pay' }])
  const { data } = await sandbox.stripe.paymentIntents.list({
    limit: 1,
    expand: ['data.payment_method'],
  })
  expect(data[0]).toMatchObject({
    status: 'succeeded',
    payment_method: {
      card: { last4: '4242' },
      billing_details: {
        name: 'Jane Doe',
        email: 'shopper@example.com',
        address: { country: 'US', postal_code: '94103' },
      },
    },
  })
})

test('address and rate are told to the shop, which changes the price or refuses', async ({
  open,
  sandbox,
}) => {
  const page = await open('express', {
    elements: DEFERRED,
    intent: { amount: 3500, currency: 'usd' },
    refused: ['GB'],
    express: {
      shippingAddressRequired: true,
      allowedShippingCountries: ['DE', 'GB'],
      shippingRates: RATES,
    },
  })
  await buttons(page).getByRole('button', { name: 'Google Pay test' }).click()
  const pay = sheet(page).getByRole('button', { name: /^Pay/ })
  await expect(pay).toHaveText('Pay $25.00')
  // The street stays in the wallet until the payment is authorised.
  expect(await heard(page, 'shippingaddresschange')).toEqual([
    {
      name: 'Erika Mustermann',
      address: { city: 'Berlin', state: '', postal_code: '10117', country: 'DE' },
    },
  ])

  await sheet(page)
    .getByRole('radio', { name: /John Smith/ })
    .check()
  await expect(sheet(page).getByRole('alert')).toHaveText('The shop does not ship there.')
  await expect(pay).toHaveAttribute('aria-disabled', 'true')
  await pay.press('Enter')
  expect(await heard(page, 'confirm')).toEqual([])

  await sheet(page).getByRole('radio', { name: /Erika/ }).check()
  await expect(sheet(page).getByRole('alert')).toHaveCount(0)
  await sheet(page)
    .getByRole('radio', { name: /Courier/ })
    .check()
  await expect(pay).toHaveText('Pay $35.00')
  await expect(sheet(page).getByText('Tea')).toBeVisible()
  await pay.click()
  await expect(resultOf(page)).toHaveText('google_pay succeeded')
  expect(await heard(page, 'confirm')).toMatchObject([
    {
      expressPaymentType: 'google_pay',
      shippingAddress: { name: 'Erika Mustermann', address: { line1: 'Unter den Linden 77' } },
      shippingRate: { id: 'courier' },
    },
  ])
  const { data } = await sandbox.stripe.paymentIntents.list({ limit: 1 })
  expect(data[0]).toMatchObject({
    amount: 3500,
    shipping: { name: 'Erika Mustermann', address: { country: 'DE', city: 'Berlin' } },
  })
})

test('a decline is told in the sheet, where another card pays', async ({ open }) => {
  const page = await open('express', { elements: DEFERRED, intent: INTENT })
  await buttons(page).getByRole('button', { name: 'PayPal test' }).click()
  await sheet(page).getByRole('radio', { name: /0002/ }).check()
  const pay = sheet(page).getByRole('button', { name: /^Pay/ })
  await pay.click()
  await expect(sheet(page).getByRole('alert')).toHaveText('Your card was declined.')
  await expect(resultOf(page)).toHaveText('failed: Your card was declined.')
  await sheet(page).getByRole('radio', { name: /4242/ }).check()
  await pay.click()
  await expect(resultOf(page)).toHaveText('paypal succeeded')
})

test('a card of the wallet may ask for 3-D Secure', async ({ open }) => {
  const page = await open('express', { elements: DEFERRED, intent: INTENT })
  await buttons(page).getByRole('button', { name: 'Apple Pay test' }).click()
  await sheet(page).getByRole('radio', { name: /3220/ }).check()
  await sheet(page).getByRole('button', { name: /^Pay/ }).click()
  const bank = page
    .frameLocator('iframe[src*="three-ds-2-challenge"]')
    .frameLocator('iframe[name="stripe-challenge-frame"]')
  await bank.getByRole('button', { name: 'Complete' }).click()
  await expect(resultOf(page)).toHaveText('apple_pay succeeded')
})

test('Escape cancels, and the button has the focus again', async ({ open }) => {
  const page = await open('express', { elements: DEFERRED, intent: INTENT })
  const button = buttons(page).getByRole('button', { name: 'Apple Pay test' })
  await button.click()
  await expect(sheet(page).getByRole('button', { name: 'Close' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await heard(page, 'cancel')).toHaveLength(1)
  await expect(button).toBeFocused()
})

test('a payment that the shop calls off is told in its words', async ({ open }) => {
  const page = await open('express', { elements: DEFERRED, failure: 'Sold out meanwhile.' })
  await buttons(page).getByRole('button', { name: 'Apple Pay test' }).click()
  await sheet(page).getByRole('button', { name: /^Pay/ }).click()
  await expect(sheet(page).getByRole('alert')).toHaveText('Sold out meanwhile.')
})

test('a click that is not answered within a second opens nothing', async ({ open }) => {
  const page = await open('express', { elements: DEFERRED, isSilent: true })
  const warning = page.waitForEvent('console', (message) => message.text().includes('1 second'))
  await buttons(page).getByRole('button', { name: 'Apple Pay test' }).click()
  await warning
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('only the wallets that are asked for are there; without any there is nothing', async ({
  open,
}) => {
  const page = await open('express', {
    elements: DEFERRED,
    express: {
      paymentMethods: { paypal: 'never' },
      paymentMethodOrder: ['google_pay', 'apple_pay'],
      buttonType: { googlePay: 'buy' },
    },
  })
  await expect(buttons(page).getByRole('button')).toHaveText([
    'Buy with Google Pay test',
    'Apple Pay test',
  ])
  const none = { applePay: 'never', googlePay: 'never', paypal: 'never' }
  await open('express', { elements: DEFERRED, express: { paymentMethods: none } })
  await expect.poll(() => heard(page, 'ready')).toEqual([{ elementType: 'expressCheckout' }])
})
