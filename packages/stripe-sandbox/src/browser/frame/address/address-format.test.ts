import { expect, test } from 'vitest'
import { addressFormatOf, addressProblem, labelOf, type AddressPart } from './address-format.ts'

test.each([
  ['US', '94103', null],
  ['US', '94103-1234', null],
  ['US', '9410', 'incomplete_zip'],
  ['US', '', 'incomplete_field'],
  ['CA', 'k1a0b1', null],
  ['CA', 'K1A', 'incomplete_postal_code'],
  ['GB', 'SW1A 1AA', null],
  ['DE', '10115', null],
  ['DE', '1011', 'incomplete_postal_code'],
  ['FR', '75001', null],
  ['JP', '150-0002', null],
  ['TW', '110', null],
  ['TW', '11', 'incomplete_postal_code'],
  ['TW', '110204', null],
  ['HK', '', null],
  ['FJ', '', null],
  ['FJ', 'anything', null],
])('in %s the postal code "%s" gives %s', (country, text, problem) => {
  expect(addressProblem('postalCode', text, { country })).toBe(problem)
})

test.each([
  ['US', ['addressLine1', 'locality', 'administrativeArea', 'postalCode']],
  ['GB', ['addressLine1', 'locality', 'postalCode']],
  ['HK', ['administrativeArea', 'locality', 'addressLine1']],
  ['SG', ['addressLine1', 'postalCode']],
  ['JP', ['postalCode', 'administrativeArea', 'locality', 'addressLine1']],
])('an address in %s is asked for in its own order, with %j required', (country, required) => {
  const { rows } = addressFormatOf(country)
  const asked = rows.flat().filter((part) => addressProblem(part, '', { country }) !== null)
  expect(asked).toEqual(required)
})

test.each<[string, AddressPart, string]>([
  ['US', 'administrativeArea', 'state'],
  ['US', 'postalCode', 'zip'],
  ['CA', 'administrativeArea', 'province'],
  ['GB', 'locality', 'townOrCity'],
  ['JP', 'administrativeArea', 'prefecture'],
  ['HK', 'locality', 'district'],
  ['DE', 'locality', 'city'],
])('in %s the field %s is labelled %s', (country, part, label) => {
  expect(labelOf(part, addressFormatOf(country))).toBe(label)
})

test.each(['P.O. Box 12', 'po box 12', 'Post Office Box 9', '12 Main St, PO Box 3'])(
  'a post office box such as "%s" is refused where the merchant blocks them',
  (text) => {
    expect(addressProblem('addressLine1', text, { country: 'US', blocksPoBox: true })).toBe(
      'po_box',
    )
    expect(addressProblem('addressLine1', text, { country: 'US' })).toBeNull()
  },
)

test('a street whose name has a box in it is no post office box', () => {
  const rules = { country: 'US', blocksPoBox: true }
  expect(addressProblem('addressLine1', '1 Boxwood Lane', rules)).toBeNull()
})

test('a country code that is a property of every object is any other country', () => {
  expect(addressFormatOf('constructor')).toBe(addressFormatOf('FJ'))
})
