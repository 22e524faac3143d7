import { expect, test } from 'vitest'
import { toFormFields } from '../shared/form-fields.ts'
import { confirmParams } from './entered.ts'

const form = {
  payment_method_data: {
    type: 'card',
    card: { number: '4242424242424242', exp_month: 4, exp_year: 2030, cvc: '123' },
    billing_details: { address: { country: 'US', postal_code: '94103' } },
  },
}
const request = { clientSecret: 'pi_1_secret_2', returnUrl: 'https://shop.test/return', params: {} }

function fieldsOf(...args: Parameters<typeof confirmParams>) {
  return Object.fromEntries(toFormFields(confirmParams(...args)))
}

test('a confirmation with a client secret sends card, address and return_url', () => {
  expect(fieldsOf(request, form, { clientSecret: 'pi_1_secret_2' })).toEqual({
    client_secret: 'pi_1_secret_2',
    return_url: 'https://shop.test/return',
    use_stripe_sdk: 'true',
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': '4242424242424242',
    'payment_method_data[card][exp_month]': '4',
    'payment_method_data[card][exp_year]': '2030',
    'payment_method_data[card][cvc]': '123',
    'payment_method_data[billing_details][address][country]': 'US',
    'payment_method_data[billing_details][address][postal_code]': '94103',
  })
})

test('in deferred mode it tells what Elements was made with', () => {
  const group = { mode: 'payment', amount: 1099, currency: 'usd', captureMethod: 'manual' } as const
  expect(fieldsOf(request, form, group)).toMatchObject({
    'client_context[mode]': 'payment',
    'client_context[amount]': '1099',
    'client_context[currency]': 'usd',
    'client_context[capture_method]': 'manual',
  })
})

test('billing details of the merchant are added, and win over what the form collected', () => {
  const params = {
    receipt_email: 'a@shop.test',
    payment_method_data: {
      allow_redisplay: 'always',
      billing_details: { name: 'Ada', phone: null, address: { country: 'GB', city: 'London' } },
    },
  }
  const fields = fieldsOf({ ...request, params }, form, {})
  expect(fields).toMatchObject({
    receipt_email: 'a@shop.test',
    'payment_method_data[allow_redisplay]': 'always',
    'payment_method_data[billing_details][name]': 'Ada',
    'payment_method_data[billing_details][address][country]': 'GB',
    'payment_method_data[billing_details][address][city]': 'London',
    'payment_method_data[billing_details][address][postal_code]': '94103',
  })
  expect(Object.keys(fields).filter((name) => name.includes('phone'))).toEqual([])
})

test('a merchant cannot replace the card or the secret through its parameters', () => {
  const params = {
    client_secret: 'other',
    use_stripe_sdk: false,
    payment_method_data: { type: 'link', card: { number: '4000000000000002' } },
  }
  expect(fieldsOf({ ...request, params }, form, {})).toMatchObject({
    client_secret: 'pi_1_secret_2',
    use_stripe_sdk: 'true',
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': '4242424242424242',
  })
})
