import { expect, test } from 'vitest'
import { fieldOfCardError } from './card-errors.ts'

test.each([
  ['card_error', 'incorrect_cvc', 'cvc'],
  ['card_error', 'expired_card', 'expiry'],
  ['card_error', 'incorrect_number', 'number'],
  ['card_error', 'card_declined', null],
  ['invalid_request_error', 'incorrect_cvc', null],
] as const)('a %s with code %s belongs to the field %s', (type, code, field) => {
  expect(fieldOfCardError({ type, code })).toBe(field)
})
