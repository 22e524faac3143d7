import type { Page } from '@playwright/test'
import { fillCard } from '../payment-form.ts'
import { eventsOf, expect, resultOf, test } from '../sandbox-test.ts'

const DEFERRED = {
  mode: 'payment',
  amount: 2000,
  currency: 'usd',
  allowedPaymentMethodTypes: ['card'],
} as const
const INTENT = { amount: 2000, currency: 'usd' } as const

// Tall enough for all of it: a page that scrolls to a field of a frame does so a moment later, and
// moves the button from under a pointer that is faster than any hand. So does a height that glides.
test.use({ viewport: { width: 1280, height: 1600 }, contextOptions: { reducedMotion: 'reduce' } })

function addressFrame(page: Page) {
  return page.frameLocator('iframe[title="Secure address input frame"]').first()
}

async function lastChange(page: Page, type = 'address change') {
  const changes = (await eventsOf(page)).filter((event) => event.type === type)
  return changes.at(-1)?.event
}

test('a shipping address and an e-mail join the payment', async ({ open, sandbox }) => {
  const page = await open('elements', {
    elements: DEFERRED,
    intent: INTENT,
    payment: {},
    linkAuthentication: {},
    shipping: { fields: { phone: 'always' } },
  })
  await page
    .frameLocator('iframe[title="Secure email input frame"]')
    .getByLabel('Email')
    .fill('ada@shop.test')
  const address = addressFrame(page)
  await address.getByLabel('Full name').fill('Ada Lovelace')
  await address.getByLabel('Address line 1').fill('12 Mill Street')
  await address.getByLabel('City').fill('Springfield')
  await address.getByLabel('State').selectOption('Oregon')
  await address.getByLabel('ZIP code').fill('97477')
  await address.getByLabel('Phone number').fill('(541) 555-0100')
  await fillCard(page)
  await page.getByRole('button', { name: 'Pay' }).click()
  await expect(resultOf(page)).toHaveText('succeeded')

  const { data } = await sandbox.stripe.paymentIntents.list({
    limit: 1,
    expand: ['data.payment_method'],
  })
  expect(data[0]).toMatchObject({
    shipping: {
      name: 'Ada Lovelace',
      phone: '+15415550100',
      address: {
        line1: '12 Mill Street',
        line2: null,
        city: 'Springfield',
        state: 'OR',
        postal_code: '97477',
        country: 'US',
      },
    },
    payment_method: { billing_details: { email: 'ada@shop.test' } },
  })
})

test('an address that is not complete holds the payment, and the shopper is taken to it', async ({
  open,
}) => {
  const page = await open('elements', {
    elements: DEFERRED,
    intent: INTENT,
    payment: {},
    shipping: {},
  })
  await fillCard(page)
  await page.getByRole('button', { name: 'Pay' }).click()
  await expect(resultOf(page)).toHaveText('incomplete: incomplete_field')
  const name = addressFrame(page).getByLabel('Full name')
  await expect(name).toBeFocused()
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveAccessibleDescription('This field is incomplete.')
})

test('each country has its own fields, and keeps what both have', async ({ open }) => {
  const page = await open('elements', {
    elements: DEFERRED,
    shipping: { allowedCountries: ['US', 'TW', 'HK', 'JP'] },
  })
  const address = addressFrame(page)
  await address.getByLabel('Full name').fill('林小美')
  await address.getByLabel('ZIP code').fill('94103')
  await address.getByLabel('Country or region').selectOption('Taiwan')
  await expect(address.getByLabel('Full name')).toHaveValue('林小美')
  await expect(address.getByLabel('Postal code')).toHaveValue('94103')
  await address.getByLabel('County or city').selectOption('Taipei City')
  await address.getByLabel('City or district').fill('信義區')
  await address.getByLabel('Address line 1').fill('市府路 45 號')
  await address.getByLabel('Postal code').fill('110')
  await expect
    .poll(() => lastChange(page))
    .toMatchObject({
      elementType: 'address',
      elementMode: 'shipping',
      isNewAddress: true,
      complete: true,
      empty: false,
      value: { address: { state: '台北市', city: '信義區', postal_code: '110', country: 'TW' } },
    })

  await address.getByLabel('Country or region').selectOption('Hong Kong')
  await expect(address.getByLabel('Postal code')).toHaveCount(0)
  await expect(address.getByLabel('District')).toHaveValue('信義區')
  await expect.poll(() => lastChange(page)).toMatchObject({ complete: false })
  await expect(address.getByLabel('Country or region').getByRole('option')).toHaveCount(4)
})

test('the page may ask for the value, in Latin letters too', async ({ open }) => {
  const page = await open('elements', {
    elements: DEFERRED,
    shipping: {
      display: { name: 'split' },
      defaultValues: {
        firstName: 'Mei',
        lastName: 'Lin',
        address: {
          country: 'TW',
          state: '台北市',
          city: 'Xinyi',
          line1: '45 Shifu Rd',
          postal_code: '110',
        },
      },
    },
  })
  await expect(addressFrame(page).getByLabel('First name')).toHaveValue('Mei')
  const value = await page.evaluate(() =>
    window.merchant.elements?.getElement('address')?.getValue({ format: 'latin' }),
  )
  expect(value).toEqual({
    complete: true,
    isNewAddress: true,
    value: {
      name: 'Mei Lin',
      firstName: 'Mei',
      lastName: 'Lin',
      address: {
        line1: '45 Shifu Rd',
        line2: null,
        city: 'Xinyi',
        state: 'Taipei City',
        postal_code: '110',
        country: 'TW',
      },
    },
  })
})

test('with a billing address of its own the card is asked for no country, and gets that one', async ({
  open,
  sandbox,
}) => {
  const defaultValues = {
    name: 'Ada',
    address: { country: 'FR', line1: '1 rue de la Paix', city: 'Paris', postal_code: '75002' },
  }
  const page = await open('elements', {
    elements: DEFERRED,
    intent: INTENT,
    payment: {},
    shipping: { defaultValues: { ...defaultValues, name: 'Bob' } },
    billing: { defaultValues },
  })
  const frame = page.frameLocator('iframe[title="Secure payment input frame"]').first()
  await frame.getByLabel('Card number').fill('4242424242424242')
  await expect(frame.getByLabel('Country')).toBeHidden()
  await frame.getByLabel('Expiration date').fill('1234')
  await frame.getByLabel('Security code').fill('123')
  await page.getByRole('button', { name: 'Pay' }).click()
  await expect(resultOf(page)).toHaveText('succeeded')
  const { data } = await sandbox.stripe.paymentIntents.list({
    limit: 1,
    expand: ['data.payment_method'],
  })
  expect(data[0]).toMatchObject({
    shipping: { name: 'Bob', address: { city: 'Paris' } },
    payment_method: {
      billing_details: { name: 'Ada', address: { country: 'FR', postal_code: '75002' } },
    },
  })
  const billing = await page.evaluate(() => {
    const element = window.merchant.elements?.getElement('address', { mode: 'billing' })
    return element?.getValue()
  })
  expect(billing?.value.name).toBe('Ada')

  // Without the billing address the card's own fields are back.
  await page.evaluate(() => window.merchant.change({ billing: null }))
  await expect(frame.getByLabel('Country')).toBeVisible()
})
