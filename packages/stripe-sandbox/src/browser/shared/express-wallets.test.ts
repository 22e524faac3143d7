import { expect, test } from 'vitest'
import { availableWallets, walletsOf } from './express-wallets.ts'

test('without options all three test wallets are there', () => {
  expect(walletsOf({})).toEqual(['apple_pay', 'google_pay', 'paypal'])
  expect(availableWallets({})).toEqual({
    amazonPay: false,
    applePay: true,
    googlePay: true,
    link: false,
    paypal: true,
    klarna: false,
  })
})

test('what the merchant switches off is not there, by the new or the deprecated option', () => {
  expect(walletsOf({ paymentMethods: { applePay: 'never' } })).toEqual(['google_pay', 'paypal'])
  expect(walletsOf({ wallets: { googlePay: 'never' } })).toEqual(['apple_pay', 'paypal'])
  const none = { applePay: 'never', googlePay: 'never', paypal: 'never' } as const
  expect(availableWallets({ paymentMethods: none })).toBeUndefined()
})

test.each([
  [
    ['paypal', 'apple_pay'],
    ['paypal', 'apple_pay', 'google_pay'],
  ],
  [
    ['googlePay', 'link'],
    ['google_pay', 'apple_pay', 'paypal'],
  ],
])('the order %j shows %j', (paymentMethodOrder, shown) => {
  expect(walletsOf({ paymentMethodOrder })).toEqual(shown)
})
