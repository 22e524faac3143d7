import { expect, test } from 'vitest'

import { quote, type Quote, type QuoteResult } from '../quote.ts'
import { canadaExamples } from './canada.ts'
import { conflictExamples } from './conflicts.ts'
import { eastAsiaExamples } from './east-asia.ts'
import { europeExamples } from './europe.ts'
import { inputOf, type WorkedExample } from './notation.ts'
import { oceaniaExamples } from './oceania.ts'
import { percentageExamples } from './percentages.ts'
import { productDiscountExamples } from './product-discounts.ts'
import { shippingExamples } from './shipping.ts'
import { southAndGulfExamples } from './south-and-gulf.ts'
import { splitExamples } from './splits.ts'
import { unitedKingdomExamples } from './united-kingdom.ts'
import { unitedStatesExamples } from './united-states.ts'

const examples: readonly WorkedExample[] = [
  ...unitedKingdomExamples,
  ...europeExamples,
  ...unitedStatesExamples,
  ...canadaExamples,
  ...eastAsiaExamples,
  ...oceaniaExamples,
  ...southAndGulfExamples,
  ...percentageExamples,
  ...productDiscountExamples,
  ...conflictExamples,
  ...splitExamples,
  ...shippingExamples,
]

// Not test.each: it would cut the titles short.
for (const example of examples) {
  test(`${example.title} [${example.source.name}]`, () => {
    expect(figuresOf(quote(inputOf(example)), example.expected)).toEqual({
      ...('refused' in example.expected ? {} : unasked),
      ...example.expected,
    })
  })
}

test('there are at least sixty, each with a name of its own, a quarter with figures of the source', () => {
  expect(examples.length).toBeGreaterThanOrEqual(60)
  expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length)
  const quoted = examples.filter(({ figures }) => figures === 'of the source')
  expect(quoted.length).toBeGreaterThanOrEqual(examples.length / 4)
})

/** An example that says nothing of an amount expects that there is none. */
const unasked = {
  discountMinor: 0,
  shippingMinor: 0,
  taxMinor: 0,
  includedTaxMinor: 0,
  taxReliefMinor: 0,
}

/** The main amounts always; of the rest, what the example asks. */
function figuresOf(result: QuoteResult, asked: WorkedExample['expected']): object {
  if (result.outcome === 'refused') return { refused: result.refusal.code }
  const { quote: made } = result
  const { subtotalMinor, discountMinor, shippingMinor, totalMinor } = made
  const { taxMinor, includedTaxMinor, taxReliefMinor } = made
  const rest = Object.entries(details(made)).filter(([name]) => name in asked)
  return {
    subtotalMinor,
    discountMinor,
    shippingMinor,
    taxMinor,
    includedTaxMinor,
    taxReliefMinor,
    totalMinor,
    ...Object.fromEntries(rest),
  }
}

function details(made: Quote) {
  return {
    taxes: made.taxes.map(({ rateId, baseMinor, amountMinor }) => [rateId, baseMinor, amountMinor]),
    discounts: made.discounts.map(({ promotionId, amountMinor }) => [promotionId, amountMinor]),
    offers: made.shippingOffers.map(({ methodId, amountMinor }) => [methodId, amountMinor]),
    lineDiscountsMinor: made.lines.map(({ discountMinor }) => discountMinor),
    lineTaxesMinor: made.lines.map((line) => line.taxMinor + line.includedTaxMinor),
    lineTotalsMinor: made.lines.map(({ totalMinor }) => totalMinor),
    pending: made.pending,
    unusedCoupon: made.unusedCoupon?.reason,
  }
}
