import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { quote, type Quote, type QuoteResult } from '../quote.ts'
import { jurisdictions, orders } from './arbitraries.ts'
import { check } from './check.ts'

test('the order of the lines changes nothing but the order of the lines', () => {
  check(10_000, fc.tuple(orders(), fc.infiniteStream(fc.nat())), ([input, ranks]) => {
    const shuffled = { ...input, lines: shuffle(input.lines, ranks) }
    expect(withoutOrder(quote(shuffled))).toEqual(withoutOrder(quote(input)))
  })
})

test('the order of promotions, zones and jurisdictions changes no amount', () => {
  check(10_000, fc.tuple(orders(), fc.infiniteStream(fc.nat())), ([input, ranks]) => {
    const rules = {
      promotions: shuffle(input.rules.promotions, ranks),
      shippingZones: shuffle(input.rules.shippingZones, ranks),
      jurisdictions: shuffle(input.rules.jurisdictions, ranks),
    }
    expect(amountsOf(quote({ ...input, rules }))).toEqual(amountsOf(quote(input)))
  })
})

test('the order of rates that are not compound changes no amount', () => {
  const simple = fc.array(
    fc.record({
      taxClass: fc.constantFrom('standard', 'reduced'),
      ratePpm: fc.integer({ min: 0, max: 300_000 }),
      isCompound: fc.constant(false),
    }),
    { minLength: 2, maxLength: 4 },
  )
  const taxed = orders({ jurisdictions: jurisdictions({ rates: simple }) })
  check(5_000, fc.tuple(taxed, fc.infiniteStream(fc.nat())), ([input, ranks]) => {
    const reordered = input.rules.jurisdictions.map(({ rates, ...rest }) => {
      return { ...rest, rates: shuffle(rates, ranks) }
    })
    const rules = { ...input.rules, jurisdictions: reordered }
    expect(amountsOf(quote({ ...input, rules }))).toEqual(amountsOf(quote(input)))
  })
})

test('the same question has the same answer, and asking changes nothing of it', () => {
  check(3_000, orders(), (input) => {
    const before = fc.stringify(input)
    expect(quote(input)).toEqual(quote(input))
    expect(fc.stringify(input)).toBe(before)
  })
})

function shuffle<T>(things: readonly T[], ranks: fc.Stream<number>): T[] {
  const ranked = things.map((thing) => ({ thing, rank: ranks.next().value ?? 0 }))
  return ranked.sort((one, other) => one.rank - other.rank).map(({ thing }) => thing)
}

/** Lines by their product; of a refusal, that it is one for the same reason. */
function withoutOrder(result: QuoteResult) {
  if (result.outcome === 'refused') return result.refusal
  const { lines, ...rest } = result.quote
  return { ...rest, lines: lines.toSorted((a, b) => (a.productId < b.productId ? -1 : 1)) }
}

/** All but the lists that stand in the order of the rules: what is offered, the list of rates. */
function amountsOf(result: QuoteResult) {
  if (result.outcome === 'refused') return result.refusal
  const { shippingOffers, taxes, shipping, lines, ...rest } = result.quote
  return {
    ...rest,
    taxes: byId(taxes),
    lines: lines.map((line) => Object.assign(line, { taxes: byId(line.taxes) })),
    shipping: shipping && amountOfShipping(shipping),
    offers: shippingOffers.map(({ amountMinor }) => amountMinor).toSorted((a, b) => a - b),
  }
}

/** Of two methods as cheap, the first listed is taken: its name may differ, its price may not. */
function amountOfShipping({ taxes, methodId, name, ...amounts }: NonNullable<Quote['shipping']>) {
  return { taxes: byId(taxes), isChosen: methodId === name, ...amounts }
}

function byId<T extends { readonly rateId: string }>(taxes: readonly T[]): T[] {
  return taxes.toSorted((one, other) => (one.rateId < other.rateId ? -1 : 1))
}
