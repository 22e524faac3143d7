import { expect, test } from 'vitest'
import { joinCollected, withCollected } from './collected.ts'

const shipping = {
  name: 'Ada',
  address: { line1: '1 Main St', line2: null, city: 'Springfield', postal_code: '', country: 'HK' },
}

test('an e-mail and a billing address of two Elements stand in the same details', () => {
  const collected = joinCollected([
    { billing_details: { email: 'ada@shop.test' } },
    {},
    { billing_details: { name: 'Ada', address: { country: 'FR' } } },
  ])
  expect(withCollected({ receipt_email: 'x@shop.test' }, collected)).toEqual({
    receipt_email: 'x@shop.test',
    payment_method_data: {
      billing_details: { email: 'ada@shop.test', name: 'Ada', address: { country: 'FR' } },
    },
  })
})

test("a shipping address joins the confirmation, without the country's missing parts", () => {
  expect(withCollected({}, joinCollected([{ shipping }]))).toEqual({
    shipping: {
      name: 'Ada',
      address: { line1: '1 Main St', line2: null, city: 'Springfield', country: 'HK' },
    },
  })
})

test('what the merchant gives counts more than what the shopper entered', () => {
  const params = {
    shipping: { name: 'Bob', address: { line1: '2' } },
    payment_method_data: { billing_details: { name: 'Bob', address: { city: 'Paris' } } },
  }
  const collected = { shipping, billing_details: { name: 'Ada', address: { country: 'FR' } } }
  expect(withCollected(params, collected)).toEqual({
    shipping: params.shipping,
    payment_method_data: {
      billing_details: { name: 'Bob', address: { city: 'Paris', country: 'FR' } },
    },
  })
})

test('without other Elements the parameters stay as they are', () => {
  expect(withCollected({ receipt_email: 'x@shop.test' }, joinCollected([]))).toEqual({
    receipt_email: 'x@shop.test',
  })
})
