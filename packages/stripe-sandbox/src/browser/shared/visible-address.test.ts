import { expect, test } from 'vitest'
import { visibleAddressFields } from './visible-address.ts'

test.each([
  [undefined, true, true],
  ['auto', true, true],
  ['never', false, false],
  [{ name: 'never' }, true, true],
  [{ address: 'never' }, false, false],
  [{ address: 'if_required' }, true, true],
  [{ address: { country: 'never' } }, false, true],
  [{ address: { postalCode: 'never' } }, true, false],
] as const)(
  'with billingDetails %j the country shows: %s, the postal code: %s',
  (fields, ...shown) => {
    const { country, postalCode } = visibleAddressFields(fields)
    expect([country, postalCode]).toEqual(shown)
  },
)
