import { expect, test } from 'vitest'
import { hiddenPaths, requireHiddenBillingDetails } from './hidden-billing-details.ts'

const all = {
  name: 'Ada',
  email: null,
  phone: null,
  address: { country: 'GB', postal_code: null, state: null, city: null, line1: null, line2: null },
}

test('with nothing hidden nothing has to be given', () => {
  expect(() => requireHiddenBillingDetails(undefined, undefined)).not.toThrow()
  expect(() => requireHiddenBillingDetails({ name: 'auto' }, {})).not.toThrow()
})

test('a hidden field that is not given is named in the error', () => {
  expect(() => requireHiddenBillingDetails({ email: 'never' }, { name: 'Ada' })).toThrow(
    /^You specified "never" for fields\.billing_details\.email when creating the payment Element/,
  )
  const fields = { address: { postalCode: 'never' } } as const
  expect(() => requireHiddenBillingDetails(fields, { address: { country: 'GB' } })).toThrow(
    'billing_details.address.postal_code',
  )
})

test('an explicit null counts as given', () => {
  expect(() => requireHiddenBillingDetails('never', all)).not.toThrow()
  expect(() => requireHiddenBillingDetails({ address: 'never' }, { address: null })).not.toThrow()
})

test('hiding all means name, email, phone and each line of the address', () => {
  expect(hiddenPaths('never')).toEqual([
    'name',
    'email',
    'phone',
    'address.country',
    'address.postal_code',
    'address.state',
    'address.city',
    'address.line1',
    'address.line2',
  ])
})
