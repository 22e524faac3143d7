import { expect, test } from 'vitest'
import { phoneProblem, toInternational } from './phone.ts'

test.each([
  ['(415) 555-2671', 'US', '+14155552671'],
  ['0912 345 678', 'TW', '+886912345678'],
  ['020 7946 0958', 'GB', '+442079460958'],
  ['06 1234 5678', 'IT', '+390612345678'],
  ['+44 20 7946 0958', 'US', '+442079460958'],
  ['0044 20 7946 0958', 'DE', '+442079460958'],
  ['', 'US', ''],
])('the number "%s" in %s is %s', (text, country, international) => {
  expect(toInternational(text, country)).toBe(international)
})

test('a phone number is asked for only where it is required', () => {
  expect(phoneProblem('', true)).toBe('incomplete_field')
  expect(phoneProblem('', false)).toBeNull()
  expect(phoneProblem('12', false)).toBe('incomplete_phone')
  expect(phoneProblem('415 555 2671', false)).toBeNull()
})
