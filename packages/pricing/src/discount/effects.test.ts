import { describe, expect, test } from 'vitest'

import type { Quote } from '../quote.ts'
import type { Promotion } from '../rules.ts'
import { amount, line, method, percentage, promotion, quoted } from '../testing/quoted.ts'

const offEachLine = ({ lines }: Quote) => lines.map(({ discountMinor }) => discountMinor)

function withPromotions(lines: Parameters<typeof quoted>[0], ...promotions: Promotion[]) {
  return quoted(lines, { rules: { promotions } })
}

describe('a percentage', () => {
  test('is of the sum, rounded once, half up, and split over the lines', () => {
    // 10 % of 3 x 0.35 = 0.105, up to 0.11; each third is 3.666.., the rest of two to a and b.
    const { discounts, lines, ...made } = withPromotions(
      [line('c', 35), line('a', 35), line('b', 35)],
      promotion('tenth', percentage(10)),
    )
    expect(lines.map(({ discountMinor }) => discountMinor)).toEqual([3, 4, 4])
    expect(lines.map(({ totalMinor }) => totalMinor)).toEqual([32, 31, 31])
    expect(discounts).toEqual([
      { promotionId: 'tenth', name: 'Promotion tenth', code: null, amountMinor: 11 },
    ])
    expect(made).toMatchObject({ subtotalMinor: 105, discountMinor: 11, totalMinor: 94 })
  })

  test('of products reaches those that are named, by themselves or by their category', () => {
    const tea = {
      target: 'products',
      productIds: new Set(['green']),
      categoryIds: new Set(['tea']),
    }
    const made = withPromotions(
      [line('green', 1000), line('oolong', 2000, { categoryId: 'tea' }), line('cup', 3000)],
      promotion('tea', percentage(25), { ...tea, target: 'products' }),
    )
    expect(offEachLine(made)).toEqual([250, 500, 0])
    expect(made.lines[2]?.discounts).toEqual([])
  })

  test('leaves out what is on sale, when it is told to', () => {
    const lines = [line('sale', 1000, { regularUnitMinor: 1500 }), line('full', 1000)]
    const half = promotion('half', percentage(50), { includesSaleItems: false })
    expect(offEachLine(withPromotions(lines, half))).toEqual([0, 500])
    expect(offEachLine(withPromotions(lines, { ...half, includesSaleItems: true }))).toEqual([
      500, 500,
    ])
  })

  test('is of what those before it have left', () => {
    // 10 % of 100.00 = 10.00, then 20 % of 90.00 = 18.00; ordered by priority, then by id.
    const made = withPromotions(
      [line('a', 10_000)],
      promotion('z', percentage(10), { priority: 1 }),
      promotion('b', percentage(20), { priority: 2 }),
      promotion('a', percentage(50), { priority: 2 }),
    )
    // 100.00 - 10.00 = 90.00, - 45.00 = 45.00, - 9.00 = 36.00
    expect(
      made.discounts.map(({ promotionId, amountMinor }) => [promotionId, amountMinor]),
    ).toEqual([
      ['z', 1000],
      ['a', 4500],
      ['b', 900],
    ])
    expect(made.lines[0]?.discounts).toEqual([
      { promotionId: 'z', amountMinor: 1000 },
      { promotionId: 'a', amountMinor: 4500 },
      { promotionId: 'b', amountMinor: 900 },
    ])
  })
})

describe('in a currency that is charged in tens of its unit', () => {
  test('every discount is a multiple of ten', () => {
    // 10 % of KWD 1.230 + 1.230 = 0.246, to 0.250: 0.130 and 0.120.
    const made = quoted([line('a', 1230), line('b', 1230)], {
      currency: 'KWD',
      rules: { promotions: [promotion('tenth', percentage(10))] },
    })
    expect(offEachLine(made)).toEqual([130, 120])
  })

  test('no more than the whole tens of a line are taken off it', () => {
    // 0.235 and 1.005 hold 23 and 100 tens.
    const made = quoted([line('a', 235), line('b', 1005), line('keeps', 5000)], {
      currency: 'KWD',
      rules: {
        promotions: [
          promotion('all', percentage(100), {
            target: 'products',
            productIds: new Set(['a', 'b']),
          }),
        ],
      },
    })
    expect(offEachLine(made)).toEqual([230, 1000, 0])
    // What is left of them, 0.005 twice, makes the total chargeable again.
    expect(made.totalMinor).toBe(5010)
  })

  test('an amount off gives its whole tens, of the shipping as of the goods', () => {
    const made = quoted([line('a', 5000)], {
      currency: 'KWD',
      rules: {
        promotions: [
          promotion('goods', amount(1237)),
          promotion('post', amount(1237), { target: 'shipping' }),
        ],
        shippingZones: [{ id: 'w', name: 'World', places: [], methods: [method('post', 2000)] }],
      },
    })
    expect(made.discounts.map(({ amountMinor }) => amountMinor)).toEqual([1230, 1230])
  })
})

describe('an amount', () => {
  test('comes off once, split in proportion', () => {
    // 10.00 over 10.00 : 20.00 = 3.333.., 6.666..: the cent goes to whoever lost most by rounding.
    const made = withPromotions(
      [line('a', 500, { quantity: 2 }), line('b', 2000)],
      promotion('ten', amount(1000)),
    )
    expect(offEachLine(made)).toEqual([333, 667])
    expect(made.totalMinor).toBe(2000)
  })

  test('is never more than there is', () => {
    const made = withPromotions(
      [line('a', 500), line('b', 2000)],
      promotion('ten', amount(1000), { target: 'products', productIds: new Set(['a']) }),
    )
    expect(made.discounts[0]?.amountMinor).toBe(500)
    expect(made.totalMinor).toBe(2000)
  })
})

describe('quantity tiers', () => {
  const tiers = promotion('tiers', {
    kind: 'quantity_tiers',
    tiers: [
      { fromQuantity: 10, offPpm: 100_000 },
      { fromQuantity: 3, offPpm: 50_000 },
    ],
  })

  // 2, 3, 9, 10 x 1.00: none, 5 %, 5 % (0.45), 10 %
  test.each([
    [2, 0],
    [3, 15],
    [9, 45],
    [10, 100],
    [11, 110],
  ])('take off %d pieces at 1.00 each what the highest reached tier says: %d', (quantity, off) => {
    expect(offEachLine(withPromotions([line('a', 100, { quantity })], tiers))).toEqual([off])
  })

  test('count each line for itself, and round it for itself', () => {
    // 5 % of 3 x 0.33 = 0.0495, to 0.05, twice; the two lines of 2 pieces reach no tier together.
    const made = withPromotions(
      [
        line('a', 33, { quantity: 3 }),
        line('b', 33, { quantity: 3 }),
        line('c', 100, { quantity: 2 }),
        line('d', 100, { quantity: 2 }),
      ],
      tiers,
    )
    expect(offEachLine(made)).toEqual([5, 5, 0, 0])
    expect(made.discountMinor).toBe(10)
  })
})

describe('buy x get y', () => {
  const threeForTwo = promotion('3for2', {
    kind: 'buy_x_get_y',
    buy: 2,
    get: 1,
    offPpm: 1_000_000,
  })

  test('reduces the cheapest of all pieces, as many as there are full sets', () => {
    // 8 pieces are 2 sets of 3: the 2 cheapest are the pen (1.00) and one of the cups (5.00).
    const made = withPromotions(
      [line('pot', 2000, { quantity: 4 }), line('cup', 500, { quantity: 3 }), line('pen', 100)],
      threeForTwo,
    )
    expect(offEachLine(made)).toEqual([0, 500, 100])
  })

  test.each([
    [2, 0],
    [3, 500],
    [5, 500],
    [6, 1000],
    // 333 sets of 3 are 999 pieces.
    [999, 333 * 500],
  ])('of %d pieces at 5.00 takes off %d', (quantity, off) => {
    expect(offEachLine(withPromotions([line('cup', 500, { quantity })], threeForTwo))).toEqual([
      off,
    ])
  })

  test('of equally cheap pieces reduces those with the smaller id, whatever their place', () => {
    const lines = [line('b', 500), line('c', 500), line('a', 500)]
    expect(offEachLine(withPromotions(lines, threeForTwo))).toEqual([0, 0, 500])
    expect(offEachLine(withPromotions(lines.toReversed(), threeForTwo))).toEqual([500, 0, 0])
  })

  test('reduces by a share, rounded once for all reduced pieces', () => {
    // 2 pairs of 0.33 and 0.35: the cheaper two, 0.66, at half: 0.33.
    const made = withPromotions(
      [line('a', 33, { quantity: 2 }), line('b', 35, { quantity: 2 })],
      promotion('pairs', { kind: 'buy_x_get_y', buy: 1, get: 1, offPpm: 500_000 }),
    )
    expect(offEachLine(made)).toEqual([33, 0])
  })

  test('counts only its own products', () => {
    const made = withPromotions(
      [line('a', 500, { quantity: 2 }), line('b', 100, { quantity: 5 })],
      {
        ...threeForTwo,
        target: 'products',
        productIds: new Set(['a']),
      },
    )
    expect(made.discounts).toEqual([])
  })

  test('takes a free piece at what an earlier discount has left of it', () => {
    // 3 x 1.00 less 10 % = 2.70; a third of that is 0.90, not 1.00.
    const made = withPromotions(
      [line('a', 100, { quantity: 3 })],
      promotion('tenth', percentage(10), { priority: 0 }),
      { ...threeForTwo, priority: 1 },
    )
    expect(made.discounts.map(({ amountMinor }) => amountMinor)).toEqual([30, 90])
  })

  test('of pieces that an earlier discount does not divide takes the part of a unit less', () => {
    // 3 x 1.00 less 0.01 = 2.99; a third is 0.9966, down to 0.99.
    const made = withPromotions(
      [line('a', 100, { quantity: 3 })],
      promotion('cent', amount(1), { priority: 0 }),
      { ...threeForTwo, priority: 1 },
    )
    expect(made.discounts.map(({ amountMinor }) => amountMinor)).toEqual([1, 99])
  })
})

describe('a minimum', () => {
  const from50 = promotion('from50', amount(1000), { minimumSubtotalMinor: 5000, priority: 9 })

  test('is reached at its own amount, and not a unit below', () => {
    expect(withPromotions([line('a', 5000)], from50).discountMinor).toBe(1000)
    expect(withPromotions([line('a', 4999)], from50).discountMinor).toBe(0)
  })

  test('counts all goods before any discount, also those that the promotion does not reach', () => {
    const made = withPromotions(
      [line('a', 2000), line('b', 3000)],
      { ...from50, target: 'products', productIds: new Set(['a']) },
      promotion('half', percentage(50), { priority: 1 }),
    )
    expect(made.discounts.map(({ amountMinor }) => amountMinor)).toEqual([2500, 1000])
  })
})
