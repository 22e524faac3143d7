import { amountOff, coupon, item, percentOff, promotion } from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

const hamilton: Source = {
  name: 'Electowiki, Hamilton method: 60 seats by the census of 1790',
  url: 'https://electowiki.org/w/index.php?title=Hamilton_method&oldid=9372',
}
const counties: Source = {
  name: "Hamilton's method, 42 seats for five counties (exercise)",
  url: 'https://solvely.ai/homework/459845938-the-legislature-in-a-state-has-42-seats-apportion-these-seats-to-the-five-counties-below',
}
const fowler: Source = {
  name: "Fowler, Patterns of Enterprise Application Architecture, Money: Foemmel's conundrum",
  url: 'https://martinfowler.com/eaaCatalog/money.html',
}
const contract: Source = {
  name: 'packages/pricing: ties of a split',
  url: 'packages/pricing/README.md',
}

const dollars = { currency: 'USD' } as const
const ofSource = { figures: 'of the source' } as const
const ours = { figures: 'ours, by its rule' } as const

/** A unit price of as many cents as a state has people, and as many cents off as there are seats. */
const census1790 = [
  item('Virginia', 630_560),
  item('Massachusetts', 475_327),
  item('Pennsylvania', 432_879),
  item('North Carolina', 353_523),
  item('New York', 331_589),
  item('Maryland', 278_514),
  item('Connecticut', 236_841),
  item('South Carolina', 206_236),
  item('New Jersey', 179_570),
  item('New Hampshire', 141_822),
  item('Vermont', 85_533),
  item('Georgia', 70_835),
  item('Kentucky', 68_705),
  item('Rhode Island', 68_446),
  item('Delaware', 55_540),
]

export const splitExamples: readonly WorkedExample[] = [
  {
    ...dollars,
    ...ofSource,
    source: hamilton,
    title: 'sixty cents over fifteen lines, as sixty seats over fifteen states',
    // 3,615,920 / 60 = 60,265.33; whole quotas 52 in all; the eight left to the largest remainders:
    // New Jersey, Connecticut, Delaware, Massachusetts, North Carolina, Maryland, New York, Virginia
    cart: census1790,
    promotions: [promotion('seats', amountOff(60))],
    expected: {
      subtotalMinor: 3_615_920,
      discountMinor: 60,
      totalMinor: 3_615_860,
      lineDiscountsMinor: [11, 8, 7, 6, 6, 5, 4, 3, 3, 2, 1, 1, 1, 1, 1],
    },
  },
  {
    ...dollars,
    ...ofSource,
    source: counties,
    title: 'forty-two cents over five lines, as seats over counties',
    // 1,704,000 / 42 = 40,571.43; 6.09, 4.56, 11.31, 9.86, 10.18: the two left to Davis and Grant
    cart: [
      item('Adams', 247_000),
      item('Grant', 185_000),
      item('Colton', 459_000),
      item('Davis', 400_000),
      item('Hayes', 413_000),
    ],
    promotions: [promotion('seats', amountOff(42))],
    expected: {
      subtotalMinor: 1_704_000,
      discountMinor: 42,
      totalMinor: 1_703_958,
      lineDiscountsMinor: [6, 5, 11, 10, 10],
    },
  },
  {
    ...dollars,
    ...ours,
    source: fowler,
    title: 'five cents over three and seven: the tie goes to the larger',
    // 5 × 3/10 = 1.5; 5 × 7/10 = 3.5 (Fowler gives the first in the list the cent instead)
    cart: [item('small', 3_00), item('large', 7_00)],
    promotions: [promotion('five cents', amountOff(5))],
    expected: {
      subtotalMinor: 10_00,
      discountMinor: 5,
      totalMinor: 9_95,
      lineDiscountsMinor: [1, 4],
    },
  },
  {
    ...dollars,
    ...ours,
    source: contract,
    title: 'a dollar over three equal lines: the cent goes to the smallest id, wherever it stands',
    // 100 / 3 = 33.33
    cart: [item('c', 10_00), item('a', 10_00), item('b', 10_00)],
    promotions: [promotion('a dollar', amountOff(1_00))],
    expected: {
      subtotalMinor: 30_00,
      discountMinor: 1_00,
      totalMinor: 29_00,
      lineDiscountsMinor: [33, 34, 33],
    },
  },
  {
    currency: 'KWD',
    ...ours,
    source: contract,
    title: 'a split in dinars goes by ten fils',
    // 1.000 / 3 = 0.333, in tens of fils: 0.330 each and 0.010 left, to the smallest id
    cart: [item('a', 5_000), item('b', 5_000), item('c', 5_000)],
    coupon: coupon(amountOff(1_000)),
    expected: {
      subtotalMinor: 15_000,
      discountMinor: 1_000,
      totalMinor: 14_000,
      lineDiscountsMinor: [340, 330, 330],
    },
  },
  {
    currency: 'JPY',
    ...ours,
    source: contract,
    title: 'a percentage of yen, split over lines of unequal quantity',
    // 3 × 111 + 1 × 500 = 833; × 10 % = 83.3, to 83: 33.18 and 49.82; the one left to the second
    cart: [item('a', 111, { quantity: 3 }), item('b', 500)],
    coupon: coupon(percentOff(10)),
    expected: {
      subtotalMinor: 833,
      discountMinor: 83,
      totalMinor: 750,
      lineDiscountsMinor: [33, 50],
    },
  },
]
