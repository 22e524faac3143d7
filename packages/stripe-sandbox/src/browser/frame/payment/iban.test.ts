import { expect, test } from 'vitest'
import { formatIban, ibanProblem } from './iban.ts'

// Stripe's test IBANs, and the examples of the IBAN registry.
test.each([
  'AT321904300235473204',
  'AT861904300235473202',
  'DE89 3704 0044 0532 0130 00',
  'NL91ABNA0417164300',
  'FR1420041010050500013M02606',
])('%s is an IBAN', (iban) => {
  expect(ibanProblem(iban)).toBeNull()
})

test.each([
  ['AT321904300235473205', 'invalid_iban'],
  ['AT32190430023547320', 'incomplete_iban'],
  ['A', 'incomplete_iban'],
  ['', 'incomplete_iban'],
  ['US321904300235473204', 'invalid_iban_country_code'],
])('%j: %s', (iban, problem) => {
  expect(ibanProblem(iban)).toBe(problem)
})

test('it is written in groups of four, and no longer than its country allows', () => {
  expect(formatIban('at321904300235473204999')).toBe('AT32 1904 3002 3547 3204')
  expect(formatIban('nl91abna')).toBe('NL91 ABNA')
})
