import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { MAX_AMOUNT_MINOR } from '../currencies.ts'
import { quote, type CartLine, type QuoteInput } from '../quote.ts'
import { MAX_LINES, MAX_QUANTITY } from '../refusal.ts'
import { empty, jurisdictions, none, orders } from './arbitraries.ts'
import { askedTotal } from './asked-total.ts'
import { check } from './check.ts'
import { sum } from './claims.ts'

const hostileNumber = fc.oneof(
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 0, -1, 0.5, 2 ** 53, -(2 ** 53), 1e308, 5e-324),
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
)

test('nothing is thrown, whatever stands in the cart', () => {
  const hostileLine = fc.record({
    unitMinor: hostileNumber,
    quantity: hostileNumber,
    regularUnitMinor: hostileNumber,
    productId: fc.constantFrom('', '__proto__', 'p0'),
    taxClass: fc.constantFrom('', '__proto__', 'constructor', 'standard'),
  })
  const cart = fc.tuple(orders(), fc.array(fc.option(hostileLine), { maxLength: 6 }))
  check(10_000, cart, ([input, replaced]) => {
    const lines = input.lines.map((line, index) => ({ ...line, ...replaced[index] }))
    expect(['quoted', 'refused']).toContain(quote({ ...input, lines }).outcome)
  })
})

test('nothing is thrown, wherever the customer says that it goes', () => {
  const text = fc.constantFrom('', '__proto__', 'us', 'US', '\u0000', 'CA')
  const parts = fc.tuple(orders(), text, text, text)
  check(2_000, parts, ([input, country, region, shippingMethodId]) => {
    const asked = { ...input, destination: { country, region }, shippingMethodId }
    expect(['quoted', 'refused']).toContain(quote(asked).outcome)
  })
})

test('nothing is thrown or inexact at the largest prices, quantities and rates', () => {
  const most = fc.constantFrom(1, MAX_QUANTITY - 1, MAX_QUANTITY)
  const dearest = fc.constantFrom(1, MAX_AMOUNT_MINOR - 9, MAX_AMOUNT_MINOR)
  const taxed = orders({ jurisdictions: jurisdictions() })
  const extreme = fc.tuple(taxed, fc.array(fc.tuple(most, dearest), { minLength: 6 }))
  check(5_000, extreme, ([input, drawn]) => {
    const lines = input.lines.map((line, index) => {
      const [quantity = 1, unitMinor = 1] = drawn[index] ?? []
      return { ...line, quantity, unitMinor, regularUnitMinor: unitMinor }
    })
    const total = askedTotal(quote({ ...input, lines }))
    expect(total === Infinity || Number.isSafeInteger(total)).toBe(true)
    expect(total).toBeGreaterThanOrEqual(0)
  })
})

test('the longest cart adds up as a short one does', () => {
  check(5, orders({ jurisdictions: jurisdictions(), zones: empty, coupon: none }), (input) => {
    const lines = Array.from({ length: MAX_LINES }, (_, index): CartLine => {
      const [first] = input.lines
      if (!first) throw new Error('a cart without a line')
      const unitMinor = 1 + ((index * 7919) % 9_000)
      return {
        ...first,
        productId: `p${index}`,
        quantity: 1,
        unitMinor,
        regularUnitMinor: unitMinor,
      }
    })
    const { quote: made } = quotedOf({ ...input, currency: 'USD', lines })
    const { subtotalMinor, discountMinor, shippingMinor, taxMinor, taxReliefMinor } = made
    expect(made.lines).toHaveLength(MAX_LINES)
    expect(made.totalMinor).toBe(
      subtotalMinor - discountMinor + shippingMinor + taxMinor - taxReliefMinor,
    )
    expect(made.subtotalMinor).toBe(sum(made.lines, 'subtotalMinor'))
    expect(sum(made.taxes, 'amountMinor')).toBe(made.taxMinor + made.includedTaxMinor)
  })
})

test('a cart one line too long is refused', () => {
  const [line] = fc.sample(orders(), 1).flatMap(({ lines }) => lines)
  const [input] = fc.sample(orders(), 1)
  if (!line || !input) throw new Error('no cart was drawn')
  const lines = Array.from({ length: MAX_LINES + 1 }, () => line)
  expect(quote({ ...input, lines })).toEqual({
    outcome: 'refused',
    refusal: { code: 'too_many_lines' },
  })
})

function quotedOf(input: QuoteInput) {
  const result = quote(input)
  if (result.outcome === 'refused') throw new Error(`refused: ${result.refusal.code}`)
  return result
}
