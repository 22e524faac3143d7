import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { currencies } from '../currencies.ts'
import { quote, type LineTax, type Quote, type QuoteInput, type QuoteResult } from '../quote.ts'
import type { TaxJurisdiction, TaxRounding } from '../rules.ts'
import {
  atHome,
  combinablePromotion,
  empty,
  everyRounding,
  jurisdictions,
  none,
  orders,
} from './arbitraries.ts'
import { askedTotal } from './asked-total.ts'
import { check, checkQuotes } from './check.ts'
import { broken, type Claim } from './claims.ts'
import { abroad } from './drawn.ts'

test('a gross that is built of a net whose tax divides exactly holds that net and that tax', () => {
  check(10_000, fc.tuple(orders(), everyRounding, wholePercents), ([input, rounding, percents]) => {
    const net = cartOfNets(input, { percents, rounding, isGross: false })
    const gross = cartOfNets(input, { percents, rounding, isGross: true })
    expect(askedTotal(quote(gross))).toBe(askedTotal(quote(net)))
    expect(taxFigures(quote(gross))).toEqual(taxFigures(quote(net)))
  })
})

test('an exempt business pays what the goods and the shipping cost without tax', () => {
  const exempting = orders({
    // Without tax another combination could be the cheapest: here there is but one.
    promotions: fc.array(combinablePromotion, { maxLength: 3 }),
    coupon: none,
    destination: atHome,
    jurisdictions: jurisdictions({ exemptsBusinesses: fc.constant(true) }),
    taxId: none,
  })
  checkQuotes(8_000, exempting, (taxed, input) => {
    const exempt = quote({ ...input, taxId: 'DE136695976' })
    expect(askedTotal(exempt)).toBe(taxed.totalMinor - taxed.taxMinor - taxed.includedTaxMinor)
    expect(reliefOf(exempt) ?? taxed.includedTaxMinor).toBe(taxed.includedTaxMinor)
    expect(taxed.taxReliefMinor).toBe(0)
  })
})

test('a tax id that exempts is written down, and no other', () => {
  checkQuotes(3_000, orders(), ({ exemptTaxId }, input) => {
    const exempts = jurisdictionOf(input)?.exemptsBusinesses ?? false
    expect(exemptTaxId).toBe(exempts ? input.taxId : null)
  })
})

test('what a rate on top takes is exact to the rounding that its jurisdiction asks', () => {
  const onTop = orders({
    jurisdictions: jurisdictions({ pricesIncludeTax: fc.constant(false) }),
    taxId: none,
  })
  checkQuotes(8_000, onTop, (made, input) => {
    const rounding = jurisdictionOf(input)?.rounding
    const { multipleOfMinor } = currencies[input.currency]
    const tooFar = made.taxes.flatMap(({ rateId, ratePpm }) =>
      roundedTaxes(made, rateId, rounding?.scope).filter(({ baseMinor, amountMinor, pieces }) => {
        const off = amountMinor - (baseMinor * ratePpm) / 1_000_000
        const [least, most] = offBy[rounding?.mode ?? 'half_up']
        // Beside what a double itself cannot hold.
        const unit = pieces * multipleOfMinor
        return off < least * unit - 1e-6 || off > most * unit + 1e-6
      }),
    )
    expect(tooFar).toEqual([])
  })
})

test('what is contained in a price, and what is left of it, make that price', () => {
  const contained = orders({
    jurisdictions: jurisdictions({
      pricesIncludeTax: fc.constant(true),
      rates: fc.array(simpleRate, { maxLength: 3 }),
    }),
    taxId: none,
  })
  checkQuotes(5_000, contained, ({ lines }) => {
    const claims = lines.flatMap((line): Claim[] => [
      ['line.totalMinor', line.totalMinor, line.subtotalMinor - line.discountMinor],
      ...line.taxes.map(({ baseMinor }): Claim => {
        return ['base', baseMinor, line.totalMinor - line.includedTaxMinor]
      }),
    ])
    expect(broken(claims)).toEqual([])
  })
})

test('where no jurisdiction holds the destination nothing is taxed', () => {
  const elsewhere = orders({ destination: fc.constant(abroad), zones: empty })
  checkQuotes(2_000, elsewhere, (made) => {
    expect(made.taxes).toEqual([])
    expect([made.taxMinor, made.includedTaxMinor, made.taxReliefMinor]).toEqual([0, 0, 0])
  })
})

/** How far from the exact tax a mode may come out, in quanta. */
const offBy = {
  half_up: [-0.5, 0.5],
  half_even: [-0.5, 0.5],
  half_down: [-0.5, 0.5],
  up: [0, 1],
  down: [-1, 0],
} as const satisfies Record<TaxRounding['mode'], readonly [number, number]>

const simpleRate = fc.record({
  taxClass: fc.constantFrom('standard', 'reduced'),
  ratePpm: fc.integer({ min: 0, max: 1_000_000 }),
  isCompound: fc.constant(false),
})

type Rounded = Pick<LineTax, 'baseMinor' | 'amountMinor'> & { readonly pieces: number }

/** What was rounded at once: the tax of the document, or that of a line and its pieces. */
function roundedTaxes(made: Quote, rateId: string, scope?: TaxRounding['scope']): Rounded[] {
  const ofRate = (taxes: readonly LineTax[]) => taxes.filter((tax) => tax.rateId === rateId)
  if (scope === 'document') {
    return ofRate(made.taxes).map(({ baseMinor, amountMinor }) => {
      return { baseMinor, amountMinor, pieces: 1 }
    })
  }
  return made.lines.flatMap(({ taxes, quantity }) =>
    ofRate(taxes).map(({ baseMinor, amountMinor }) => {
      return { baseMinor, amountMinor, pieces: scope === 'unit' ? quantity : 1 }
    }),
  )
}

const wholePercents = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 3 })

/** Of a net of a hundred quanta, every whole percentage is whole quanta. */
function cartOfNets(
  { currency, lines }: QuoteInput,
  tax: { percents: readonly number[]; rounding: TaxRounding; isGross: boolean },
): QuoteInput {
  const { percents, rounding, isGross } = tax
  const { multipleOfMinor } = currencies[currency]
  const percentInAll = 100 + (isGross ? percents.reduce((all, each) => all + each, 0) : 0)
  const place = { country: 'US', region: null }
  return {
    currency,
    lines: lines.map((line) => {
      const hundreds = (line.unitMinor / multipleOfMinor) % 500 || 1
      const unitMinor = hundreds * percentInAll * multipleOfMinor
      return { ...line, taxClass: 'standard', unitMinor, regularUnitMinor: unitMinor }
    }),
    rules: {
      promotions: [],
      shippingZones: [],
      jurisdictions: [
        {
          ...place,
          id: 'US',
          name: 'US',
          pricesIncludeTax: isGross,
          rounding,
          shippingTax: 'none',
          exemptsBusinesses: false,
          rates: percents.map((each, index) => ({
            id: `r${index}`,
            name: `r${index}`,
            taxClass: 'standard',
            ratePpm: each * 10_000,
            isCompound: false,
          })),
        },
      ],
    },
    coupon: null,
    destination: place,
    shippingMethodId: null,
    taxId: null,
  }
}

/** The same for a tax on top and one that is contained. */
function taxFigures(result: QuoteResult) {
  if (result.outcome === 'refused') return result
  const { lines, taxes, taxMinor, includedTaxMinor } = result.quote
  return {
    inAll: taxMinor + includedTaxMinor,
    taxes: taxes.map(({ rateId, baseMinor, amountMinor }) => [rateId, baseMinor, amountMinor]),
    lines: lines.map((line) => ({ taxes: line.taxes, totalMinor: line.totalMinor })),
  }
}

/** Undefined where what is left is too little to be charged. */
function reliefOf(result: QuoteResult): number | undefined {
  return result.outcome === 'quoted' ? result.quote.taxReliefMinor : undefined
}

/** The region's before its country's. */
function jurisdictionOf({ destination, rules }: QuoteInput): TaxJurisdiction | undefined {
  const ofCountry = rules.jurisdictions.filter(({ country }) => country === destination?.country)
  return (
    ofCountry.find(({ region }) => region !== null && region === destination?.region) ??
    ofCountry.find(({ region }) => region === null)
  )
}
