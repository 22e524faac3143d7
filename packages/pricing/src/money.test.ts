import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'

import { currencies } from './currencies.ts'
import { add, money, multiply, subtract, toMinor, type Money } from './money.ts'

const dollars = money(1999, 'USD')
const euros = money(1999, 'EUR')

test('dollars plus euros does not compile, and throws where it was forced', () => {
  // @ts-expect-error Two currencies have no sum.
  expect(() => add(dollars, euros)).toThrow('same currency')
})

test('dollars minus euros does not compile, and throws where it was forced', () => {
  // @ts-expect-error Two currencies have no difference.
  expect(() => subtract(dollars, euros)).toThrow('same currency')
})

test('a currency that Paydesk does not sell in does not compile', () => {
  // @ts-expect-error The rouble has no rules in currencies.
  expect(() => money(1999, 'RUB')).toThrow(TypeError)
})

test('arithmetic keeps the currency in the type', () => {
  expectTypeOf(add(dollars, dollars)).toEqualTypeOf<Money<'USD'>>()
  expectTypeOf(multiply(euros, 2)).toEqualTypeOf<Money<'EUR'>>()
  expect(toMinor(add(dollars, money(1, 'USD')))).toBe(2000)
  expect(toMinor(subtract(dollars, money(2000, 'USD')))).toBe(-1)
  expect(toMinor(multiply(euros, 3))).toBe(5997)
})

test.each(Object.values(currencies))(
  '$code has the exponent of its rules in dinero.js, too',
  ({ code, exponent }) => {
    expect(money(1, code).toJSON()).toEqual({
      amount: 1,
      currency: { code, base: 10, exponent },
      scale: exponent,
    })
  },
)

test.each([0.5, NaN, Infinity, 2 ** 53])('%d is no amount', (amountMinor) => {
  expect(() => money(amountMinor, 'USD')).toThrow(Error)
})

describe('whatever the numbers, the result is exact or there is none:', () => {
  const number = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -999, max: 999 }))

  test('a sum', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const sum = () => add(money(a, 'USD'), money(b, 'USD'))
        expect(minorOrNone(sum)).toBe(safeOrNone(BigInt(a) + BigInt(b)))
      }),
    )
  })

  test('a difference', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const difference = () => subtract(money(a, 'USD'), money(b, 'USD'))
        expect(minorOrNone(difference)).toBe(safeOrNone(BigInt(a) - BigInt(b)))
      }),
    )
  })

  test('a product', () => {
    fc.assert(
      fc.property(number, number, (a, factor) => {
        const product = () => multiply(money(a, 'USD'), factor)
        expect(minorOrNone(product)).toBe(safeOrNone(BigInt(a) * BigInt(factor)))
      }),
    )
  })
})

function minorOrNone(compute: () => Money<'USD'>): bigint | 'none' {
  try {
    return BigInt(toMinor(compute()))
  } catch (error) {
    if (error instanceof RangeError) return 'none'
    throw error
  }
}

function safeOrNone(exact: bigint): bigint | 'none' {
  const isSafe = exact > -(2n ** 53n) && exact < 2n ** 53n
  return isSafe ? exact : 'none'
}
