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

/** Two mugs of 10.00 and a lamp of 5.00, sent for 6.00, of which a promotion takes 2.00. */
function sent(): Quote {
  const mug = {
    name: 'Mug',
    quantity: 2,
    unitMinor: 1000,
    regularUnitMinor: 1000,
    categoryId: null,
    taxClass: 'standard',
    grams: 100,
    needsShipping: true,
  }
  const result = quote({
    currency: 'USD',
    lines: [
      { ...mug, productId: 'mug' },
      { ...mug, productId: 'lamp', name: 'Lamp', quantity: 1, unitMinor: 500 },
    ],
    rules: {
      promotions: [
        {
          id: 'ship',
          name: 'Two off shipping',
          target: 'shipping',
          code: null,
          effect: { kind: 'amount', offMinor: 200 },
          productIds: new Set(),
          categoryIds: new Set(),
          minimumSubtotalMinor: 0,
          includesSaleItems: true,
          isCombinable: true,
          priority: 0,
        },
      ],
      shippingZones: [
        {
          id: 'world',
          name: 'World',
          places: [],
          methods: [
            {
              id: 'parcel',
              name: 'Parcel',
              basis: 'flat',
              tiers: [{ from: 0, amountMinor: 600 }],
              freeFromMinor: null,
              maximumGrams: null,
            },
          ],
        },
      ],
      jurisdictions: [],
    },
    coupon: null,
    destination: { country: 'US', region: 'NY' },
    shippingMethodId: null,
    taxId: null,
  })
  if (result.outcome !== 'quoted') throw new Error(result.refusal.code)
  return result.quote
}

const vat = (amountMinor: number): ExternalTax => ({ ...tax(amountMinor), rateId: 'vat' })

it('gives each line and the shipping its own taxes, and sums them by rate in the order of their coming', () => {
  const external = {
    isIncluded: false,
    lines: [[tax(160)], [vat(40)]],
    shipping: [tax(30), vat(2)],
  }
  // 20.00 + 5.00 + 6.00 - 2.00 = 29.00; 1.60 + 0.40 + 0.30 + 0.02 = 2.32.
  expect(quoteWithTaxes(sent(), external)).toMatchObject({
    quote: {
      taxMinor: 232,
      includedTaxMinor: 0,
      totalMinor: 3132,
      lines: [
        { taxMinor: 160, totalMinor: 2160 },
        { taxMinor: 40, totalMinor: 540, taxes: [{ rateId: 'vat', amountMinor: 40 }] },
      ],
      shipping: {
        amountMinor: 600,
        taxMinor: 32,
        includedTaxMinor: 0,
        taxes: [{ rateId: 'sales' }, { rateId: 'vat' }],
      },
      taxes: [
        { rateId: 'sales', amountMinor: 190, baseMinor: 4000 },
        { rateId: 'vat', amountMinor: 42, baseMinor: 4000 },
      ],
    },
  })
})

it('takes the tax out of shipping that contains it, up to what is left of the shipping', () => {
  const external = { isIncluded: true, lines: [[], []], shipping: [tax(400)] }
  expect(quoteWithTaxes(sent(), external)).toMatchObject({
    quote: { totalMinor: 2900, shipping: { taxMinor: 0, includedTaxMinor: 400 } },
  })
  const tooMuch = { ...external, shipping: [tax(401)] }
  expect(quoteWithTaxes(sent(), tooMuch)).toMatchObject({ refusal: { code: 'tax_unusable' } })
})

it('does not believe a second line that the first one’s taxes vouch for', () => {
  const external = { isIncluded: true, lines: [[tax(1)], [tax(501)]], shipping: [] }
  expect(quoteWithTaxes(sent(), external)).toMatchObject({ refusal: { code: 'tax_unusable' } })
})

it('believes a tax of nothing', () => {
  const external = { isIncluded: false, lines: [[tax(0)]], shipping: [] }
  expect(quoteWithTaxes(plain(), external)).toMatchObject({
    quote: { totalMinor: 2000, shipping: null, taxes: [{ amountMinor: 0 }] },
  })
})

it('knows the tax from now on, and nothing else that was pending', () => {
  const pending = { ...plain(), pending: ['shipping', 'tax'] as const }
  const external = { isIncluded: false, lines: [[tax(160)]], shipping: [] }
  expect(quoteWithTaxes(pending, external)).toMatchObject({ quote: { pending: ['shipping'] } })
})

it('refuses a total that Stripe could not charge', () => {
  const external = { isIncluded: false, lines: [[tax(99_998_000)]], shipping: [] }
  expect(quoteWithTaxes(plain(), external)).toMatchObject({
    outcome: 'refused',
    refusal: { code: 'amount_too_large' },
  })
})
