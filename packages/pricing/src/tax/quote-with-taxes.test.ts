import { expect, it } from 'vitest'
import { quote, type Quote } from '../quote.ts'
import { quoteWithTaxes, type ExternalTax } from './quote-with-taxes.ts'

function plain(currency: 'USD' | 'KWD' = 'USD'): Quote {
  const result = quote({
    currency,
    lines: [
      {
        productId: 'mug',
        name: 'Mug',
        quantity: 2,
        unitMinor: 1000,
        regularUnitMinor: 1000,
        categoryId: null,
        taxClass: 'standard',
        grams: 0,
        needsShipping: false,
      },
    ],
    rules: { promotions: [], shippingZones: [], jurisdictions: [] },
    coupon: null,
    destination: { country: 'US', region: 'NY' },
    shippingMethodId: null,
    taxId: null,
  })
  if (result.outcome !== 'quoted') throw new Error(result.refusal.code)
  return result.quote
}

const tax = (amountMinor: number): ExternalTax => ({
  rateId: 'sales',
  name: 'Sales tax',
  ratePpm: 80_000,
  baseMinor: 2000,
  amountMinor,
})

it('adds what was computed elsewhere to the line and the total', () => {
  const external = { isIncluded: false, lines: [[tax(160)]], shipping: [] }
  expect(quoteWithTaxes(plain(), external)).toMatchObject({
    outcome: 'quoted',
    quote: {
      taxMinor: 160,
      totalMinor: 2160,
      lines: [{ taxMinor: 160, totalMinor: 2160, taxes: [{ rateId: 'sales', amountMinor: 160 }] }],
      taxes: [{ name: 'Sales tax', isIncluded: false, baseMinor: 2000, amountMinor: 160 }],
    },
  })
})

it('leaves the total as it is where the prices contain the tax', () => {
  const external = { isIncluded: true, lines: [[tax(333)]], shipping: [] }
  expect(quoteWithTaxes(plain(), external)).toMatchObject({
    quote: { taxMinor: 0, includedTaxMinor: 333, totalMinor: 2000 },
  })
})

it.each([
  ['of another number of lines', { isIncluded: false, lines: [], shipping: [] }],
  ['below zero', { isIncluded: false, lines: [[tax(-1)]], shipping: [] }],
  ['in fractions', { isIncluded: false, lines: [[tax(1.5)]], shipping: [] }],
  [
    'larger than the price that contains them',
    { isIncluded: true, lines: [[tax(2001)]], shipping: [] },
  ],
  ['on a shipping that there is not', { isIncluded: false, lines: [[]], shipping: [tax(1)] }],
])('does not believe taxes %s', (_, external) => {
  expect(quoteWithTaxes(plain(), external)).toEqual({
    outcome: 'refused',
    refusal: { code: 'tax_unusable' },
  })
})

it('does not believe taxes that are no whole quanta of the currency', () => {
  const external = { isIncluded: false, lines: [[tax(5)]], shipping: [] }
  expect(quoteWithTaxes(plain('KWD'), external)).toMatchObject({
    refusal: { code: 'tax_unusable' },
  })
})
