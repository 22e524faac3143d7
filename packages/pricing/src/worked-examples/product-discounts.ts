import { amountOff, buyGet, coupon, item, percentOff, promotion, tiersOff } from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

const fundamentals: Source = {
  name: 'Fundamentals of Business Math (eCampusOntario), 4.1 Discounts',
  url: 'https://ecampusontario.pressbooks.pub/fundamentalsofbusinessmath/chapter/section-4-1-discounts/',
}
const contract: Source = {
  name: 'packages/pricing: what a promotion is',
  url: 'packages/pricing/src/rules.ts',
}

const dollars = { currency: 'USD' } as const
const ours = { figures: 'ours, by its rule' } as const

const products: readonly WorkedExample[] = [
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'a percentage off some products leaves the others alone',
    // 20 % × (30.00 + 15.00) = 9.00, as 6.00 and 3.00
    cart: [
      item('lamp', 30_00, { categoryId: 'light' }),
      item('bulb', 15_00),
      item('rug', 80_00, { categoryId: 'floor' }),
    ],
    promotions: [
      promotion('light week', percentOff(20), {
        target: 'products',
        productIds: new Set(['bulb']),
        categoryIds: new Set(['light']),
      }),
    ],
    expected: {
      subtotalMinor: 125_00,
      discountMinor: 9_00,
      totalMinor: 116_00,
      lineDiscountsMinor: [6_00, 3_00, 0],
    },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title:
      'an amount off a product comes off once, not for each piece, and never more than there is',
    // 3 × 4.00 = 12.00; 15.00 off: 12.00
    cart: [item('pen', 4_00, { quantity: 3 }), item('book', 20_00)],
    promotions: [
      promotion('pens', amountOff(15_00), { target: 'products', productIds: new Set(['pen']) }),
    ],
    expected: {
      subtotalMinor: 32_00,
      discountMinor: 12_00,
      totalMinor: 20_00,
      lineTotalsMinor: [0, 20_00],
    },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'goods on sale already stay out of it',
    // 40.00 × 10 % = 4.00; the 30.00 (was 60.00) are on sale
    cart: [item('chair', 40_00), item('table', 30_00, { regularUnitMinor: 60_00 })],
    coupon: coupon(percentOff(10), { includesSaleItems: false }),
    expected: {
      subtotalMinor: 70_00,
      discountMinor: 4_00,
      totalMinor: 66_00,
      lineDiscountsMinor: [4_00, 0],
    },
  },
  {
    ...dollars,
    ...ours,
    source: fundamentals,
    title: 'a quantity just below the second tier gets the first',
    // 24 × 4.00 = 96.00; × 5 % = 4.80
    cart: [item('candle', 4_00, { quantity: 24 })],
    promotions: [promotion('by quantity', tiersOff([10, 5], [25, 10]))],
    expected: { subtotalMinor: 96_00, discountMinor: 4_80, totalMinor: 91_20 },
  },
  {
    ...dollars,
    ...ours,
    source: fundamentals,
    title: 'a quantity at the first tier gets it, each line counted by itself',
    // 10 × 4.00 × 5 % = 2.00; 9 × 5.00 reaches none
    cart: [item('candle', 4_00, { quantity: 10 }), item('match', 5_00, { quantity: 9 })],
    promotions: [promotion('by quantity', tiersOff([10, 5], [25, 10]))],
    expected: {
      subtotalMinor: 85_00,
      discountMinor: 2_00,
      totalMinor: 83_00,
      lineDiscountsMinor: [2_00, 0],
    },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'buy two, get one: the cheapest of three is free',
    // 3 / (2 + 1) = 1 piece: 5.00
    cart: [item('coat', 80_00), item('socks', 5_00), item('shirt', 30_00)],
    promotions: [promotion('three for two', buyGet(2, 1))],
    expected: {
      subtotalMinor: 115_00,
      discountMinor: 5_00,
      totalMinor: 110_00,
      lineDiscountsMinor: [0, 5_00, 0],
    },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'seven pieces hold two threes: the two cheapest of all are free',
    // 4 × 10.00 + 3 × 6.00 = 58.00; 2 × 6.00 = 12.00
    cart: [item('mug', 10_00, { quantity: 4 }), item('bowl', 6_00, { quantity: 3 })],
    promotions: [promotion('three for two', buyGet(2, 1))],
    expected: { subtotalMinor: 58_00, discountMinor: 12_00, totalMinor: 46_00 },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'the free pieces may come from two lines',
    // 9 pieces hold three threes: 2 × 6.00 + 1 × 10.00
    cart: [item('mug', 10_00, { quantity: 7 }), item('bowl', 6_00, { quantity: 2 })],
    promotions: [promotion('three for two', buyGet(2, 1))],
    expected: {
      subtotalMinor: 82_00,
      discountMinor: 22_00,
      totalMinor: 60_00,
      lineDiscountsMinor: [10_00, 12_00],
    },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'two pieces are not three',
    // 2 / (2 + 1) = 0
    cart: [item('mug', 10_00, { quantity: 2 })],
    promotions: [promotion('three for two', buyGet(2, 1))],
    expected: { subtotalMinor: 20_00, totalMinor: 20_00, discounts: [] },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'the second for half, at an odd price: half a cent goes to the customer',
    // 9.99 × 50 % = 4.995, to 5.00
    cart: [item('mug', 9_99, { quantity: 2 })],
    promotions: [promotion('second for half', buyGet(1, 1, 50))],
    expected: { subtotalMinor: 19_98, discountMinor: 5_00, totalMinor: 14_98 },
  },
]

const conditions: readonly WorkedExample[] = [
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'spend 50.00: exactly 50.00 is enough',
    // 50.00 × 10 % = 5.00
    cart: [item('chair', 25_00, { quantity: 2 })],
    promotions: [promotion('spend 50', percentOff(10), { minimumSubtotalMinor: 50_00 })],
    expected: { subtotalMinor: 50_00, discountMinor: 5_00, totalMinor: 45_00 },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'spend 50.00: 49.99 is not',
    cart: [item('chair', 49_99)],
    promotions: [promotion('spend 50', percentOff(10), { minimumSubtotalMinor: 50_00 })],
    expected: { subtotalMinor: 49_99, totalMinor: 49_99 },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'the minimum looks at the subtotal before any discount',
    // 50.00 × 20 % = 10.00; then 5.00 off the 40.00 left
    cart: [item('chair', 50_00)],
    promotions: [
      promotion('a fifth', percentOff(20), { priority: 1 }),
      promotion('spend 50', amountOff(5_00), { priority: 2, minimumSubtotalMinor: 50_00 }),
    ],
    expected: { subtotalMinor: 50_00, discountMinor: 15_00, totalMinor: 35_00 },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'everything off leaves nothing to charge',
    // 20.00 - 20.00 = 0, below the 0.50 that can be charged
    cart: [item('chair', 20_00)],
    coupon: coupon(percentOff(100)),
    expected: { refused: 'amount_too_small' },
  },
]

export const productDiscountExamples = [...products, ...conditions]
