import * as fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { currencies, MAX_AMOUNT_MINOR, type CurrencyCode } from './currencies.ts'
import { decimalOfMinor, minorOfDecimal } from './decimal.ts'

it.each([
  ['12', 'USD', 1200],
  ['12.5', 'USD', 1250],
  ['12.', 'USD', 1200],
  ['1200', 'JPY', 1200],
  ['1.234', 'KWD', 1234],
  ['999999.99', 'USD', 99_999_999],
  ['', 'USD', null],
  ['12,50', 'EUR', null],
  ['12.345', 'USD', null],
  ['1.5', 'JPY', null],
  ['-1', 'USD', null],
  ['1e3', 'USD', null],
  ['1000000', 'USD', null],
] as const)('%j in %s is %s', (text, currency, minor) => {
  expect(minorOfDecimal(text, currency)).toBe(minor)
})

it.each([
  [1200, 'USD', '12'],
  [1250, 'USD', '12.50'],
  [5, 'USD', '0.05'],
  [0, 'USD', '0'],
  [1200, 'JPY', '1200'],
  [1234, 'KWD', '1.234'],
] as const)('%s in %s is written as %j', (minor, currency, text) => {
  expect(decimalOfMinor(minor, currency)).toBe(text)
})

test('what is written is read as the same amount', () => {
  const codes = Object.values(currencies).map(({ code }): CurrencyCode => code)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: MAX_AMOUNT_MINOR }),
      fc.constantFrom(...codes),
      (n, code) => {
        expect(minorOfDecimal(decimalOfMinor(n, code), code)).toBe(n)
      },
    ),
  )
})
