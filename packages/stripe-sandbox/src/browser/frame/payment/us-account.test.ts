import { expect, test } from 'vitest'
import { accountNumberProblem, routingNumberProblem } from './us-account.ts'

// 110000000 is Stripe's test number; 021000021 and 122105155 are published ones of real banks.
test.each(['110000000', '021000021', '122105155'])('%s is a routing number', (number) => {
  expect(routingNumberProblem(number)).toBeNull()
})

test.each([
  ['110000001', 'invalid_routing_number'],
  ['000000000', 'invalid_routing_number'],
  ['11000000', 'incomplete_routing_number'],
  ['', 'incomplete_routing_number'],
])('%j as a routing number: %s', (number, problem) => {
  expect(routingNumberProblem(number)).toBe(problem)
})

test('an account number has at least four digits', () => {
  expect(accountNumberProblem('123')).toBe('incomplete_account_number')
  expect(accountNumberProblem('000123456789')).toBeNull()
})
