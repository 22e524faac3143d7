import {
  amountOff,
  at,
  coupon,
  flat,
  item,
  jurisdiction,
  percentOff,
  rate,
  stepped,
  zone,
} from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

/** Steps and zones as the tariff of a post has them; the figures are ours. */
const source: Source = {
  name: 'packages/pricing: zones, methods and their tiers (a step function of weight or subtotal)',
  url: 'packages/pricing/src/rules.ts',
}
const notice70024: Source = {
  name: 'HMRC, VAT Notice 700/24, 2: delivery is taxed as the goods are',
  url: 'https://www.gov.uk/government/publications/vat-notice-70024-postage-and-delivery-charges',
}

const ours = { currency: 'EUR', figures: 'ours, by its rule', source } as const
const germany = { to: at('DE') } as const
const byWeight = zone('DE', {
  ...stepped('parcel', 'weight', [
    [0, 4_90],
    [1_000, 6_90],
    [5_000, 12_90],
  ]),
  maximumGrams: 10_000,
})
const bySubtotal = zone(
  'DE',
  stepped('parcel', 'subtotal', [
    [0, 7_50],
    [30_00, 5_00],
    [60_00, 2_50],
  ]),
)
const freeOver = zone('DE', flat('parcel', 4_90, { freeFromMinor: 50_00 }))
const twoWays = zone('DE', flat('express', 9_00), flat('post', 4_00), flat('letter', 4_00))
const world = [
  zone('US', flat('ground', 9_00)),
  zone('US-AK', flat('air', 25_00)),
  zone('', flat('freight', 60_00)),
]

function tea(quantity: number, grams: number) {
  return item('tea', 10_00, { quantity, grams })
}

const weights: readonly WorkedExample[] = [
  {
    ...ours,
    ...germany,
    title: 'a gram below a step of weight',
    // 3 × 333 g = 999 g
    cart: [tea(3, 333)],
    zones: [byWeight],
    expected: { subtotalMinor: 30_00, shippingMinor: 4_90, totalMinor: 34_90 },
  },
  {
    ...ours,
    ...germany,
    title: 'a step of weight begins with its gram',
    // 2 × 500 g = 1,000 g
    cart: [tea(2, 500)],
    zones: [byWeight],
    expected: { subtotalMinor: 20_00, shippingMinor: 6_90, totalMinor: 26_90 },
  },
  {
    ...ours,
    ...germany,
    title: 'the heaviest that a method takes',
    // 2 × 5,000 g = 10,000 g
    cart: [tea(2, 5_000)],
    zones: [byWeight],
    expected: { subtotalMinor: 20_00, shippingMinor: 12_90, totalMinor: 32_90 },
  },
  {
    ...ours,
    ...germany,
    title: 'too heavy for every method',
    // 3 × 4,000 g = 12,000 g
    cart: [tea(3, 4_000)],
    zones: [byWeight],
    expected: { refused: 'too_heavy_to_ship' },
  },
  {
    ...ours,
    ...germany,
    title: 'what is not sent has no weight',
    // 1 × 900 g
    cart: [tea(1, 900), item('course', 30_00, { grams: 9_000, needsShipping: false })],
    zones: [byWeight],
    expected: { subtotalMinor: 40_00, shippingMinor: 4_90, totalMinor: 44_90 },
  },
]

const subtotals: readonly WorkedExample[] = [
  {
    ...ours,
    ...germany,
    title: 'a step of subtotal begins with its cent',
    // 30.00
    cart: [item('tea', 30_00)],
    zones: [bySubtotal],
    expected: { subtotalMinor: 30_00, shippingMinor: 5_00, totalMinor: 35_00 },
  },
  {
    ...ours,
    ...germany,
    title: 'the subtotal that shipping looks at is less the discounts',
    // 35.00 - 10.00 = 25.00: below 30.00
    cart: [item('tea', 35_00)],
    coupon: coupon(amountOff(10_00)),
    zones: [bySubtotal],
    expected: {
      subtotalMinor: 35_00,
      discountMinor: 10_00,
      shippingMinor: 7_50,
      totalMinor: 32_50,
    },
  },
  {
    ...ours,
    ...germany,
    title: 'free from 50.00 on, discounts taken off',
    // 60.00 - 10.00 = 50.00
    cart: [item('tea', 60_00)],
    coupon: coupon(amountOff(10_00)),
    zones: [freeOver],
    expected: {
      subtotalMinor: 60_00,
      discountMinor: 10_00,
      totalMinor: 50_00,
      offers: [['parcel', 0]],
    },
  },
  {
    ...ours,
    ...germany,
    title: 'a cent below it is not free',
    // 59.99 - 10.00 = 49.99
    cart: [item('tea', 59_99)],
    coupon: coupon(amountOff(10_00)),
    zones: [freeOver],
    expected: {
      subtotalMinor: 59_99,
      discountMinor: 10_00,
      shippingMinor: 4_90,
      totalMinor: 54_89,
    },
  },
]

const places: readonly WorkedExample[] = [
  {
    ...ours,
    ...germany,
    title: 'the cheapest is chosen; of two as cheap, the first listed',
    cart: [tea(1, 0)],
    zones: [twoWays],
    expected: {
      subtotalMinor: 10_00,
      shippingMinor: 4_00,
      totalMinor: 14_00,
      offers: [
        ['express', 9_00],
        ['post', 4_00],
        ['letter', 4_00],
      ],
    },
  },
  {
    ...ours,
    ...germany,
    title: 'the customer chooses the dearer one',
    cart: [tea(1, 0)],
    zones: [twoWays],
    method: 'express',
    expected: { subtotalMinor: 10_00, shippingMinor: 9_00, totalMinor: 19_00 },
  },
  {
    ...ours,
    ...germany,
    title: 'a method that is not offered there',
    cart: [tea(1, 0)],
    zones: [twoWays, zone('FR', flat('colis', 5_00))],
    method: 'colis',
    expected: { refused: 'shipping_method_unavailable' },
  },
  {
    ...ours,
    to: at('US-AK'),
    title: 'a region goes before its country',
    cart: [tea(1, 0)],
    zones: world,
    expected: {
      subtotalMinor: 10_00,
      shippingMinor: 25_00,
      totalMinor: 35_00,
      offers: [['air', 25_00]],
    },
  },
  {
    ...ours,
    to: at('US-CA'),
    title: 'a region that no zone names belongs to its country',
    cart: [tea(1, 0)],
    zones: world,
    expected: { subtotalMinor: 10_00, shippingMinor: 9_00, totalMinor: 19_00 },
  },
  {
    ...ours,
    to: at('NZ'),
    title: 'a country that no zone names belongs to the rest of the world',
    cart: [tea(1, 0)],
    zones: world,
    expected: { subtotalMinor: 10_00, shippingMinor: 60_00, totalMinor: 70_00 },
  },
  {
    ...ours,
    to: at('NZ'),
    title: 'nobody ships there',
    cart: [tea(1, 0)],
    zones: [byWeight],
    expected: { refused: 'not_shipped_there' },
  },
  {
    ...ours,
    to: at('NZ'),
    title: 'goods that are not sent go anywhere',
    cart: [item('course', 10_00, { needsShipping: false })],
    zones: [byWeight],
    expected: { subtotalMinor: 10_00, totalMinor: 10_00, offers: [] },
  },
  {
    ...ours,
    ...germany,
    title: 'a shop without zones ships for nothing',
    cart: [tea(1, 99_000)],
    expected: { subtotalMinor: 10_00, totalMinor: 10_00, offers: [], pending: [] },
  },
  {
    ...ours,
    to: null,
    title: 'where it goes is not said: shipping and tax are pending, the rest is quoted',
    // 10 % × 10.00 = 1.00
    cart: [tea(1, 100)],
    tax: jurisdiction('DE', [rate('USt', 19)]),
    zones: [byWeight],
    coupon: coupon(percentOff(10)),
    expected: {
      subtotalMinor: 10_00,
      discountMinor: 1_00,
      totalMinor: 9_00,
      pending: ['shipping', 'tax'],
    },
  },
]

const reduced: readonly WorkedExample[] = [
  {
    ...ours,
    ...germany,
    title: 'a coupon for free shipping takes off what shipping costs',
    // 4.90 - 4.90
    cart: [item('tea', 20_00)],
    zones: [freeOver],
    coupon: coupon(percentOff(100), { target: 'shipping' }),
    expected: {
      subtotalMinor: 20_00,
      discountMinor: 4_90,
      shippingMinor: 4_90,
      totalMinor: 20_00,
      discounts: [['coupon', 4_90]],
      lineDiscountsMinor: [0],
    },
  },
  {
    ...ours,
    ...germany,
    title: 'an amount off the order takes off no more than the goods: shipping is left',
    // 5.00 - 5.00 + 4.90
    cart: [item('tea', 5_00)],
    zones: [freeOver],
    coupon: coupon(amountOff(10_00)),
    expected: {
      subtotalMinor: 5_00,
      discountMinor: 5_00,
      shippingMinor: 4_90,
      totalMinor: 4_90,
    },
  },
  {
    ...ours,
    currency: 'GBP',
    source: notice70024,
    title: 'shipping is taxed on what is left of it',
    // 5.00 × 50 % = 2.50; (20.00 + 2.50) × 20 % = 4.00 + 0.50
    cart: [item('mug', 20_00)],
    tax: jurisdiction('GB', [rate('VAT', 20)], { shippingTax: 'as_goods' }),
    zones: [zone('GB', flat('post', 5_00))],
    coupon: coupon(percentOff(50), { target: 'shipping' }),
    expected: {
      subtotalMinor: 20_00,
      discountMinor: 2_50,
      shippingMinor: 5_00,
      taxMinor: 4_50,
      totalMinor: 27_00,
    },
  },
]

export const shippingExamples = [...weights, ...subtotals, ...places, ...reduced]
