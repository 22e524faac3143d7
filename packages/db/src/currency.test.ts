import type { CurrencyCode } from '@paydesk/pricing'
import { currencies } from '@paydesk/pricing'
import { expect, expectTypeOf, test } from 'vitest'
import { Currency } from './index.ts'

test('the database sells in exactly the currencies that pricing can price', () => {
  expectTypeOf<Currency>().toEqualTypeOf<CurrencyCode>()
  expect(Object.keys(Currency).toSorted()).toEqual(Object.keys(currencies).toSorted())
})
