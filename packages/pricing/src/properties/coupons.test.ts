import { expect, test } from 'vitest'

import { quote, type QuoteInput } from '../quote.ts'
import { atHome, empty, none, onShipping, orders, promotion, steadyZones } from './arbitraries.ts'
import { askedTotal } from './asked-total.ts'
import { check, checkQuotes } from './check.ts'

test('a coupon never makes the total larger', () => {
  check(15_000, orders({ coupon: promotion }), (input) => {
    const without = askedTotal(quote({ ...input, coupon: null }))
    expect(askedTotal(quote(input))).toBeLessThanOrEqual(without)
  })
})

test('a coupon that takes nothing off is told, one that does is not', () => {
  checkQuotes(8_000, orders({ coupon: promotion, destination: atHome }), (made, input) => {
    const { discounts, unusedCoupon } = made
    const isUsed = discounts.some(({ promotionId }) => promotionId === 'coupon')
    expect(unusedCoupon === null).toBe(isUsed)
    expect(unusedCoupon?.code).toBe(isUsed ? undefined : 'SAVE')
    expect(unusedCoupon?.reason === 'minimum_not_reached').toBe(isBelowMinimum(input))
  })
})

test('a coupon for shipping is not told to be of no use before it is known where it goes', () => {
  const pending = orders({ coupon: onShipping, destination: none, zones: steadyZones })
  checkQuotes(2_000, pending, ({ unusedCoupon, pending: awaited }, input) => {
    const isAwaited = awaited.includes('shipping') && !isBelowMinimum(input)
    expect(isAwaited && unusedCoupon !== null).toBe(false)
  })
})

test('without a coupon there is none to tell of', () => {
  checkQuotes(2_000, orders({ coupon: none }), ({ unusedCoupon }) => {
    expect(unusedCoupon).toBeNull()
  })
})

test('of all that could be had, the customer gets the cheapest', () => {
  check(5_000, orders({ coupon: none }), (input) => {
    const { promotions } = input.rules
    const choices = [
      promotions.filter(({ isCombinable }) => isCombinable),
      ...promotions.filter(({ isCombinable }) => !isCombinable).map((each) => [each]),
    ]
    const totals = choices.map((each) =>
      askedTotal(quote({ ...input, rules: { ...input.rules, promotions: each } })),
    )
    expect(askedTotal(quote(input))).toBe(Math.min(...totals))
  })
})

test('without promotions nothing is taken off', () => {
  checkQuotes(2_000, orders({ promotions: empty, coupon: none }), (made) => {
    expect(made.discounts).toEqual([])
    expect(made.discountMinor).toBe(0)
  })
})

function isBelowMinimum({ lines, coupon }: QuoteInput): boolean {
  const subtotal = lines.reduce((all, { unitMinor, quantity }) => all + unitMinor * quantity, 0)
  return coupon !== null && subtotal < coupon.minimumSubtotalMinor
}
