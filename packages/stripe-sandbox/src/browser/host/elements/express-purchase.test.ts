import { expect, test } from 'vitest'
import { purchaseOf, withAnswer } from './express-purchase.ts'

const GROUP = { amount: 2000, currency: 'eur' }
const RATES = [{ id: 'post', amount: 500, displayName: 'Post' }]

test('what the click resolves with goes before the options of the Element', () => {
  const options = { emailRequired: true, phoneNumberRequired: true, business: { name: 'Shop' } }
  expect(purchaseOf(options, { phoneNumberRequired: false }, GROUP)).toMatchObject({
    amount: 2000,
    currency: 'eur',
    emailRequired: true,
    phoneNumberRequired: false,
    shop: 'Shop',
  })
})

test('line items that are more than the amount are a mistake of the integration', () => {
  const lineItems = [
    { name: 'Tea', amount: 1500 },
    { name: 'Post', amount: 501 },
  ]
  expect(() => purchaseOf({}, { lineItems }, GROUP)).toThrow('The amount 2000 is less than')
  expect(() => purchaseOf({}, { lineItems }, { ...GROUP, amount: 2001 })).not.toThrow()
})

test('who asks for a shipping address has to offer rates', () => {
  const asked = { shippingAddressRequired: true }
  expect(() => purchaseOf(asked, {}, GROUP)).toThrow('shippingRates')
  expect(() => purchaseOf(asked, { shippingRates: RATES }, GROUP)).not.toThrow()
})

test('an answer changes prices and rates, and keeps what it does not name', () => {
  const before = purchaseOf({ shippingRates: RATES, emailRequired: true }, {}, GROUP)
  const lineItems = [{ name: 'Tea', amount: 2500 }]
  expect(withAnswer(before, { lineItems }, { ...GROUP, amount: 2500 })).toEqual({
    ...before,
    amount: 2500,
    lineItems,
  })
})
