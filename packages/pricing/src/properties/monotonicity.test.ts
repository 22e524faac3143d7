// A dearer line and one piece more never make the total smaller, on the same side of every
// threshold: a minimum, a tier, free shipping from an amount on, a set of pieces. Here no rule has
// one, and shipping is flat.
//
// Three of these hold exactly, each for one half of the engine:
// - every discount, no tax;
// - every tax, no discount on the goods; shipping taxed as a class of its own, because taxed "as the
//   goods" the law itself lowers the tax when a good that is taxed less gets dearer;
// - both, where the tax is one rate that is rounded once.
// For the whole, a largest remainder may move a quantum of a discount from one line to another
// (Hamilton's method has that paradox) and each of them may round its taxes the other way: the last
// property bounds what that can cost.

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { currencies } from '../currencies.ts'
import { quote, type CartLine, type QuoteInput } from '../quote.ts'
import {
  atHome,
  empty,
  onceADocument,
  jurisdictions,
  none,
  orders,
  steadyPromotion,
  steadyZones,
} from './arbitraries.ts'
import { askedTotal } from './asked-total.ts'
import { check } from './check.ts'

const steady = { zones: steadyZones, destination: atHome, method: none }
const discounted = {
  ...steady,
  promotions: fc.array(steadyPromotion, { maxLength: 3 }),
  coupon: fc.option(steadyPromotion, { freq: 2 }),
}
const ofOneClass = fc.constantFrom('none' as const, { taxClass: 'standard' })
const oneRoundedOnce = jurisdictions({
  shippingTax: fc.constant('none'),
  rounding: onceADocument,
  rates: fc
    .integer({ min: 0, max: 1_000_000 })
    .map((ratePpm) => [{ taxClass: 'everything', ratePpm, isCompound: false }]),
})

const carts = [
  { rules: 'every discount, no tax', cart: orders({ ...discounted, jurisdictions: empty }) },
  {
    rules: 'every tax, no discount',
    cart: orders({
      ...steady,
      promotions: empty,
      coupon: none,
      jurisdictions: jurisdictions({ shippingTax: ofOneClass }),
    }),
  },
  {
    rules: 'every discount, one tax rounded once',
    cart: orders({ ...discounted, jurisdictions: oneRoundedOnce }).map((input) =>
      Object.assign(input, { lines: input.lines.map(taxedAlike) }),
    ),
  },
]

const changes = [
  {
    change: 'a dearer line',
    changed: (line: CartLine, quantum: number): CartLine => {
      const unitMinor = line.unitMinor + quantum
      return { ...line, unitMinor, regularUnitMinor: line.regularUnitMinor + 2 * quantum }
    },
  },
  {
    change: 'one piece more',
    changed: (line: CartLine): CartLine => ({ ...line, quantity: line.quantity + 1 }),
  },
]

describe.each(changes)('$change never makes the total smaller', ({ changed }) => {
  test.each(carts)('$rules', ({ cart }) => {
    check(4_000, fc.tuple(cart, fc.nat()), ([input, which]) => {
      const { before, after } = totalsAround(input, which, changed)
      expect(after).toBeGreaterThanOrEqual(before)
    })
  })
})

test.each(changes)('$change and everything at once: less than a quantum a rounding', (each) => {
  const everything = orders({
    ...discounted,
    jurisdictions: jurisdictions({ shippingTax: ofOneClass }),
  })
  check(4_000, fc.tuple(everything, fc.nat()), ([input, which]) => {
    const { before, after } = totalsAround(input, which, each.changed)
    expect(after).toBeGreaterThan(before - roundings(input) * quantumOf(input))
  })
})

function totalsAround(
  input: QuoteInput,
  which: number,
  change: (line: CartLine, quantum: number) => CartLine,
) {
  const place = which % input.lines.length
  const lines = input.lines.map((line, index) =>
    index === place ? change(line, quantumOf(input)) : line,
  )
  return { before: askedTotal(quote(input)), after: askedTotal(quote({ ...input, lines })) }
}

function quantumOf({ currency }: QuoteInput): number {
  return currencies[currency].multipleOfMinor
}

/** How many taxes are rounded at most, those of single pieces included. */
function roundings({ lines, rules }: QuoteInput): number {
  const pieces = lines.reduce((all, { quantity }) => all + quantity, 0)
  const rates = Math.max(0, ...rules.jurisdictions.map((each) => each.rates.length))
  return 1 + (pieces + 1) * rates
}

function taxedAlike(line: CartLine): CartLine {
  return { ...line, taxClass: 'everything' }
}
