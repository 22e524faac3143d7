import type { CurrencyCode } from '@paydesk/pricing'
import { currencies } from '@paydesk/pricing'
import { expect, expectTypeOf, test } from 'vitest'
import { Currency } from './index.ts'

test('the database knows each currency that pricing can price', () => {
  expectTypeOf<CurrencyCode>().toExtend<Currency>()
  expect(Object.keys(Currency)).toEqual(expect.arrayContaining(Object.keys(currencies)))
})
