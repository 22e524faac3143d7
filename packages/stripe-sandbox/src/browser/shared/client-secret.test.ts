import { expect, test } from 'vitest'
import { paymentIntentIdOf } from './client-secret.ts'

test.each([
  ['pi_3Abc_secret_xYz09', 'pi_3Abc'],
  ['seti_3Abc_secret_xYz09', null],
  ['pi_3Abc', null],
  ['pi_3Abc/../x_secret_y', null],
  ['', null],
  [undefined, null],
])('the PaymentIntent of the client secret %j is %j', (secret, id) => {
  expect(paymentIntentIdOf(secret)).toBe(id)
})
