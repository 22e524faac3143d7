import { expect, test } from 'vitest'
import { postalCodeProblem, postalRuleOf } from './postal-code.ts'

test.each([
  ['US', '94103', null],
  ['US', '94103-1234', null],
  ['US', ' 94103 ', null],
  ['US', '9410', 'incomplete_zip'],
  ['US', '', 'incomplete_zip'],
  ['GB', 'sw1a 1aa', null],
  ['GB', 'M11AE', null],
  ['GB', 'SW1', 'incomplete_postal_code'],
  ['CA', 'K1A 0B1', null],
  ['CA', 'K1A 0B', 'incomplete_postal_code'],
  ['DE', '', null],
])('in %s the postal code "%s" gives %s', (country, text, problem) => {
  expect(postalCodeProblem(text, country)).toBe(problem)
})

test('a postal code is asked for in the United States, Great Britain and Canada only', () => {
  const countries = ['US', 'GB', 'CA', 'DE', 'JP', 'TW', 'FR', '']
  expect(countries.filter((country) => postalRuleOf(country))).toEqual(['US', 'GB', 'CA'])
})
