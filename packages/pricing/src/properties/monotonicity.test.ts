// A dearer line and one piece more never make the total smaller, on the same side of every
// threshold: a minimum, a tier, free shipping from an amount on, a set of pieces. Here no rule has
// one, and shipping is flat.
//
// It holds exactly for each part of the engine:
// - discounts of the whole order, however many; one discount of any reach;
// - every tax without a discount on the goods, shipping taxed as a class of its own: taxed "as the
//   goods", the law itself lowers its tax when a good that is taxed less gets dearer;
// - one discount and one tax that is rounded once.
// Of several discounts that reach different goods, the first one's rounding may go up by a quantum
// while all that the change brought is taken off by the second; and a largest remainder may move a
// quantum from one line to another (the paradox of Hamilton's method), where each rounds its taxes
// the other way. The last property bounds what all of that together can cost.

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
  steadyOrderPromotion,
  steadyPromotion,
  steadyZones,
} from './arbitraries.ts'
import { askedTotal } from './asked-total.ts'
import { check } from './check.ts'

const steady = { zones: steadyZones, destination: atHome, method: none }
const one = { ...steady, promotions: empty, coupon: steadyPromotion }
const several = {
  ...steady,
  promotions: fc.array(steadyPromotion, { maxLength: 3 }),
  coupon: fc.option(steadyPromotion, { freq: 2 }),
}
const ofOrder = {
  ...steady,
  promotions: fc.array(steadyOrderPromotion, { maxLength: 3 }),
  coupon: fc.option(steadyOrderPromotion, { freq: 2 }),
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
  { rules: 'discounts of the order, no tax', cart: orders({ ...ofOrder, jurisdictions: empty }) },
  { rules: 'one discount, no tax', cart: orders({ ...one, jurisdictions: empty }) },
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
    rules: 'one discount, one tax rounded once',
    cart: orders({ ...one, jurisdictions: oneRoundedOnce }).map((input) =>
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

test.each(changes)('$change costs less than a quantum a rounding, everything at once', (each) => {
  const everything = orders({
    ...several,
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

/** How many amounts are rounded at most: discounts of lines, taxes of pieces. */
function roundings({ lines, rules }: QuoteInput): number {
  const pieces = lines.reduce((all, { quantity }) => all + quantity, 0)
  const rates = Math.max(0, ...rules.jurisdictions.map((each) => each.rates.length))
  const discounts = rules.promotions.length + 1
  return discounts * lines.length + (pieces + 1) * rates
}

function taxedAlike(line: CartLine): CartLine {
  return { ...line, taxClass: 'everything' }
}
