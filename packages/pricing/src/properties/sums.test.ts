import { expect, test } from 'vitest'

import { currencies } from '../currencies.ts'
import { quote, type Quote } from '../quote.ts'
import { orders } from './arbitraries.ts'
import { check, checkQuotes } from './check.ts'
import { broken, sum, type Claim } from './claims.ts'

test('every split sums to its whole', () => {
  checkQuotes(30_000, orders(), (made) => {
    const claims = [...ofLines(made), ...ofDiscounts(made), ...ofTaxes(made), ...ofTotal(made)]
    expect(broken(claims)).toEqual([])
  })
})

test('no amount is below zero, inexact, or one that Stripe would refuse', () => {
  checkQuotes(15_000, orders(), (made) => {
    const { multipleOfMinor, minimumMinor } = currencies[made.currency]
    const wrong = amountsIn(made).filter(
      (each) => !Number.isSafeInteger(each) || each < 0 || each % multipleOfMinor !== 0,
    )
    expect(wrong).toEqual([])
    expect(made.totalMinor).toBeGreaterThanOrEqual(minimumMinor)
  })
})

test('a cart whose prices can be charged is never refused for what the engine made of them', () => {
  check(5_000, orders(), (input) => {
    const result = quote(input)
    const code = result.outcome === 'refused' ? result.refusal.code : 'quoted'
    expect(code).not.toBe('amount_not_chargeable')
  })
})

function* ofLines({ lines, subtotalMinor }: Quote): Iterable<Claim> {
  for (const line of lines) {
    const leftMinor = line.subtotalMinor - line.discountMinor
    yield ['line.subtotalMinor', line.subtotalMinor, line.unitMinor * line.quantity]
    yield ['line.discountMinor', line.discountMinor, sum(line.discounts, 'amountMinor')]
    yield ['line.totalMinor', line.totalMinor, leftMinor + line.taxMinor - line.taxReliefMinor]
  }
  yield ['subtotalMinor', subtotalMinor, sum(lines, 'subtotalMinor')]
}

/** Each promotion takes off in all what it takes off the lines and the shipping. */
function* ofDiscounts(made: Quote): Iterable<Claim> {
  const shares = [...made.lines, ...sent(made)].flatMap(({ discounts }) => discounts)
  for (const { promotionId, amountMinor } of made.discounts) {
    const own = shares.filter((share) => share.promotionId === promotionId)
    yield [promotionId, amountMinor, sum(own, 'amountMinor')]
    yield [`${promotionId} takes nothing`, amountMinor === 0, false]
  }
  yield ['discountMinor', made.discountMinor, sum(made.discounts, 'amountMinor')]
  yield ['discountMinor', made.discountMinor, sum(shares, 'amountMinor')]
  for (const { discountMinor, discounts } of sent(made)) {
    yield ['shipping.discountMinor', discountMinor, sum(discounts, 'amountMinor')]
  }
}

/** Each rate takes in all what it takes of the lines and the shipping, from all their bases. */
function* ofTaxes(made: Quote): Iterable<Claim> {
  const taxed = [...made.lines, ...sent(made)]
  for (const { taxes, taxMinor, includedTaxMinor } of taxed) {
    yield ['taxes of a line', sum(taxes, 'amountMinor'), taxMinor + includedTaxMinor]
  }
  const shares = taxed.flatMap(({ taxes }) => taxes)
  for (const { rateId, baseMinor, amountMinor, isIncluded } of made.taxes) {
    const own = shares.filter((share) => share.rateId === rateId)
    yield [`${rateId} amount`, amountMinor, sum(own, 'amountMinor')]
    yield [`${rateId} base`, baseMinor, sum(own, 'baseMinor')]
    yield ['the other kind of tax', isIncluded ? made.taxMinor : made.includedTaxMinor, 0]
  }
  yield ['taxes', sum(made.taxes, 'amountMinor'), made.taxMinor + made.includedTaxMinor]
  yield ['taxMinor', made.taxMinor, sum(taxed, 'taxMinor')]
  yield ['includedTaxMinor', made.includedTaxMinor, sum(taxed, 'includedTaxMinor')]
  yield ['taxReliefMinor', made.taxReliefMinor, sum(taxed, 'taxReliefMinor')]
}

function* ofTotal(made: Quote): Iterable<Claim> {
  const { subtotalMinor, discountMinor, shippingMinor, taxMinor, taxReliefMinor } = made
  const ofParts = subtotalMinor - discountMinor + shippingMinor + taxMinor - taxReliefMinor
  yield ['totalMinor', made.totalMinor, ofParts]
  let ofWholes = sum(made.lines, 'totalMinor')
  for (const shipping of sent(made)) {
    ofWholes += shipping.amountMinor - shipping.discountMinor
    ofWholes += shipping.taxMinor - shipping.taxReliefMinor
  }
  yield ['totalMinor', made.totalMinor, ofWholes]
  yield ['shippingMinor', made.shippingMinor, sum(sent(made), 'amountMinor')]
}

/** All that is named an amount, however deep. */
function amountsIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    name.endsWith('Minor') && typeof each === 'number' ? [each] : amountsIn(each),
  )
}

function sent({ shipping }: Quote) {
  return shipping ? [shipping] : []
}
