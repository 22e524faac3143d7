import { expect, test } from 'vitest'
import { toFormFields } from './form-fields.ts'

test('nested parameters are written in brackets, as the Stripe API reads them', () => {
  const fields = toFormFields({
    use_stripe_sdk: true,
    payment_method_data: { type: 'card', billing_details: { address: { country: 'US' } } },
    expand: ['payment_method', 'latest_charge'],
  })
  expect([...fields]).toEqual([
    ['use_stripe_sdk', 'true'],
    ['payment_method_data[type]', 'card'],
    ['payment_method_data[billing_details][address][country]', 'US'],
    ['expand[0]', 'payment_method'],
    ['expand[1]', 'latest_charge'],
  ])
})

test('a value that is explicitly null is accepted and not sent', () => {
  const fields = toFormFields({ billing_details: { phone: null, name: 'A & B', email: undefined } })
  expect(fields.toString()).toBe('billing_details%5Bname%5D=A+%26+B')
})
