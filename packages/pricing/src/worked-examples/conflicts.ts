import { amountOff, coupon, item, percentOff, promotion } from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

/** Which of several promotions apply: the set that leaves the customer the lowest total. */
const source: Source = {
  name: 'packages/pricing: conflicts between promotions',
  url: 'packages/pricing/README.md',
}

const ours = { currency: 'USD', figures: 'ours, by its rule', source } as const
const alone = { isCombinable: false } as const
const goods = [item('goods', 100_00)]
const tenth = promotion('a tenth', percentOff(10), { priority: 1 })
const five = promotion('five', amountOff(5_00), { priority: 2 })

export const conflictExamples: readonly WorkedExample[] = [
  {
    ...ours,
    title: 'one that stands alone wins where it takes more off than the others together',
    // together: 10.00 + 5.00 = 15.00; alone: 25.00
    cart: goods,
    promotions: [tenth, five, promotion('quarter', percentOff(25), alone)],
    expected: {
      subtotalMinor: 100_00,
      discountMinor: 25_00,
      totalMinor: 75_00,
      discounts: [['quarter', 25_00]],
    },
  },
  {
    ...ours,
    title: 'those that combine win where they take more off together',
    // together: 10.00 + 5.00 = 15.00; alone: 14.00
    cart: goods,
    promotions: [promotion('fourteen', percentOff(14), alone), tenth, five],
    expected: {
      subtotalMinor: 100_00,
      discountMinor: 15_00,
      totalMinor: 85_00,
      discounts: [
        ['a tenth', 10_00],
        ['five', 5_00],
      ],
    },
  },
  {
    ...ours,
    title: 'a coupon that combines is taken beside the promotions',
    // 10.00 + 5.00, then 20 % × 85.00 = 17.00
    cart: goods,
    promotions: [tenth, five],
    coupon: coupon(percentOff(20), { priority: 3 }),
    expected: {
      subtotalMinor: 100_00,
      discountMinor: 32_00,
      totalMinor: 68_00,
      discounts: [
        ['a tenth', 10_00],
        ['five', 5_00],
        ['coupon', 17_00],
      ],
    },
  },
  {
    ...ours,
    title: 'a coupon that stands alone and takes less off is not used, and that is told',
    // together: 15.00; the coupon alone: 12.00
    cart: goods,
    promotions: [tenth, five],
    coupon: coupon(percentOff(12), alone),
    expected: {
      subtotalMinor: 100_00,
      discountMinor: 15_00,
      totalMinor: 85_00,
      unusedCoupon: 'another_offer_is_better',
    },
  },
  {
    ...ours,
    title: 'a coupon that stands alone and takes more off replaces the promotions',
    // together: 15.00; the coupon alone: 16.00
    cart: goods,
    promotions: [tenth, five],
    coupon: coupon(percentOff(16), alone),
    expected: {
      subtotalMinor: 100_00,
      discountMinor: 16_00,
      totalMinor: 84_00,
      discounts: [['coupon', 16_00]],
    },
  },
  {
    ...ours,
    title: "where both come to the same, the customer's own coupon is used",
    // 10.00 either way
    cart: goods,
    promotions: [tenth],
    coupon: coupon(amountOff(10_00), { ...alone, priority: 9 }),
    expected: {
      subtotalMinor: 100_00,
      discountMinor: 10_00,
      totalMinor: 90_00,
      discounts: [['coupon', 10_00]],
    },
  },
  {
    ...ours,
    title: 'where two that stand alone come to the same, the lower priority is used',
    // 10.00 either way
    cart: goods,
    promotions: [
      promotion('a', amountOff(10_00), { ...alone, priority: 2 }),
      promotion('b', percentOff(10), { ...alone, priority: 1 }),
    ],
    expected: {
      subtotalMinor: 100_00,
      discountMinor: 10_00,
      totalMinor: 90_00,
      discounts: [['b', 10_00]],
    },
  },
  {
    ...ours,
    title: 'of the same priority, the smaller id',
    // 10.00 either way
    cart: goods,
    promotions: [promotion('b', percentOff(10), alone), promotion('a', amountOff(10_00), alone)],
    expected: {
      subtotalMinor: 100_00,
      discountMinor: 10_00,
      totalMinor: 90_00,
      discounts: [['a', 10_00]],
    },
  },
  {
    ...ours,
    title: 'a coupon below its minimum is told as such',
    // 100.00 < 120.00
    cart: goods,
    coupon: coupon(percentOff(10), { minimumSubtotalMinor: 120_00 }),
    expected: {
      subtotalMinor: 100_00,
      totalMinor: 100_00,
      unusedCoupon: 'minimum_not_reached',
    },
  },
  {
    ...ours,
    title: 'a coupon for what is not in the cart is told as such',
    cart: goods,
    coupon: coupon(percentOff(10), { target: 'products', productIds: new Set(['else']) }),
    expected: {
      subtotalMinor: 100_00,
      totalMinor: 100_00,
      unusedCoupon: 'no_eligible_items',
    },
  },
  {
    ...ours,
    title: 'a coupon on shipping has nothing to do where nothing is sent',
    cart: [item('e-book', 100_00, { needsShipping: false })],
    coupon: coupon(percentOff(100), { target: 'shipping' }),
    expected: {
      subtotalMinor: 100_00,
      totalMinor: 100_00,
      unusedCoupon: 'nothing_to_discount',
    },
  },
]
