import { amountOff, coupon, item, percentOff, promotion } from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

const fundamentals: Source = {
  name: 'Fundamentals of Business Math (eCampusOntario), 4.1 Discounts',
  url: 'https://ecampusontario.pressbooks.pub/fundamentalsofbusinessmath/chapter/section-4-1-discounts/',
}
const openStax: Source = {
  name: 'OpenStax, Contemporary Mathematics, 6.2 Discounts, Markups, and Sales Tax',
  url: 'https://openstax.org/books/contemporary-mathematics/pages/6-2-discounts-markups-and-sales-tax',
}
const taxJar: Source = {
  name: 'TaxJar, How sales tax applies to discounts, coupons and promotions',
  url: 'https://www.taxjar.com/blog/calculations/2021-12-sales-tax-discounts-coupons-promotions',
}
const series: Source = {
  name: 'eNotes, single trade discount and series: each off what the one before leaves',
  url: 'https://www.enotes.com/homework-help/what-difference-between-single-trade-discount-121637',
}
const seriesFormula: Source = {
  name: 'Discount series: N = L (1 - d1) (1 - d2) (1 - d3)',
  url: 'https://www.reference.com/math/discount-series-516790a24f4b7203',
}
const contract: Source = {
  name: 'packages/pricing: what a promotion is',
  url: 'packages/pricing/src/rules.ts',
}

const dollars = { currency: 'USD' } as const
const ofSource = { figures: 'of the source' } as const
const ours = { figures: 'ours, by its rule' } as const

export const percentageExamples: readonly WorkedExample[] = [
  {
    ...dollars,
    ...ofSource,
    source: taxJar,
    title: '5 % off 30.00 leaves 28.50',
    // 30.00 × 5 % = 1.50
    cart: [item('goods', 30_00)],
    coupon: coupon(percentOff(5)),
    expected: { subtotalMinor: 30_00, discountMinor: 1_50, totalMinor: 28_50 },
  },
  {
    ...dollars,
    ...ofSource,
    source: taxJar,
    title: '5.00 off 30.00 leaves 25.00',
    // 30.00 - 5.00
    cart: [item('goods', 30_00)],
    coupon: coupon(amountOff(5_00)),
    expected: { subtotalMinor: 30_00, discountMinor: 5_00, totalMinor: 25_00 },
  },
  {
    ...dollars,
    ...ofSource,
    source: taxJar,
    title: 'half off 100.00 leaves 50.00',
    // 100.00 × 50 % = 50.00
    cart: [item('goods', 100_00)],
    promotions: [promotion('half', percentOff(50))],
    expected: { subtotalMinor: 100_00, discountMinor: 50_00, totalMinor: 50_00 },
  },
  {
    ...dollars,
    ...ours,
    source: fundamentals,
    title: 'a Batmobile for 49.99 with 25 % off',
    // 49.99 × 25 % = 12.4975, to 12.50
    cart: [item('batmobile', 49_99)],
    promotions: [promotion('rollback', percentOff(25))],
    expected: { subtotalMinor: 49_99, discountMinor: 12_50, totalMinor: 37_49 },
  },
  {
    ...dollars,
    ...ours,
    source: fundamentals,
    title: 'a Batmobile for 59.99 with 40 % off',
    // 59.99 × 40 % = 23.996, to 24.00
    cart: [item('batmobile', 59_99)],
    promotions: [promotion('clearance', percentOff(40))],
    expected: { subtotalMinor: 59_99, discountMinor: 24_00, totalMinor: 35_99 },
  },
  {
    ...dollars,
    ...ours,
    source: openStax,
    title: 'a percentage is taken once of the whole order, not line by line',
    // (0.55 + 0.55 + 0.55) × 10 % = 0.165, to 0.17 (line by line: 0.18). A third: 5.67 each
    cart: [item('a', 55), item('b', 55), item('c', 55)],
    promotions: [promotion('tenth', percentOff(10))],
    expected: {
      subtotalMinor: 1_65,
      discountMinor: 17,
      totalMinor: 1_48,
      lineDiscountsMinor: [6, 6, 5],
    },
  },
  {
    ...dollars,
    ...ofSource,
    source: series,
    title: 'a series of 25 and 15 %: 25.00, then 11.25',
    // 100.00 × 25 % = 25.00; 75.00 × 15 % = 11.25
    cart: [item('goods', 100_00)],
    promotions: [
      promotion('first', percentOff(25), { priority: 1 }),
      promotion('second', percentOff(15), { priority: 2 }),
    ],
    expected: {
      subtotalMinor: 100_00,
      discountMinor: 36_25,
      totalMinor: 63_75,
      discounts: [
        ['first', 25_00],
        ['second', 11_25],
      ],
    },
  },
  {
    ...dollars,
    ...ours,
    source: seriesFormula,
    title: 'the series 10/6/4',
    // 100.00 × 0.90 × 0.94 × 0.96 = 81.216: 10.00, then 90.00 × 6 % = 5.40, then 84.60 × 4 % = 3.384
    cart: [item('goods', 100_00)],
    promotions: [
      promotion('ten', percentOff(10), { priority: 1 }),
      promotion('six', percentOff(6), { priority: 2 }),
      promotion('four', percentOff(4), { priority: 3 }),
    ],
    expected: {
      subtotalMinor: 100_00,
      discountMinor: 18_78,
      totalMinor: 81_22,
      discounts: [
        ['ten', 10_00],
        ['six', 5_40],
        ['four', 3_38],
      ],
    },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'the lower priority comes first, whatever their order in the table',
    // 100.00 - 20.00 = 80.00; 80.00 × 10 % = 8.00 (the other way round: 10.00 + 20.00)
    cart: [item('goods', 100_00)],
    promotions: [
      promotion('a tenth', percentOff(10), { priority: 2 }),
      promotion('twenty', amountOff(20_00), { priority: 1 }),
    ],
    expected: { subtotalMinor: 100_00, discountMinor: 28_00, totalMinor: 72_00 },
  },
]
