import { describe, expect, test } from 'vitest'

import type { Quote } from '../quote.ts'
import {
  quoted,
  amount,
  jurisdiction,
  line,
  method,
  percentage,
  promotion,
} from '../testing/quoted.ts'

const tenth = promotion('tenth', percentage(10), { priority: 1 })
const fiveOff = promotion('five', amount(500), { priority: 2 })
const alone = { isCombinable: false }
const taken = ({ discounts }: Quote) =>
  discounts.map(({ promotionId, amountMinor }) => [promotionId, amountMinor])

describe('of promotions that do not combine', () => {
  test('the set that leaves the lowest total counts', () => {
    // Together 10.00 + 5.00 = 15.00 of 100.00; alone 15.01 is more, 14.99 is less.
    const lines = [line('a', 10_000)]
    const more = promotion('more', amount(1501), alone)
    const less = promotion('less', amount(1499), alone)
    expect(taken(quoted(lines, { rules: { promotions: [tenth, more, fiveOff] } }))).toEqual([
      ['more', 1501],
    ])
    expect(taken(quoted(lines, { rules: { promotions: [less, fiveOff, tenth] } }))).toEqual([
      ['tenth', 1000],
      ['five', 500],
    ])
  })

  test('two that take the same are decided by priority, then by id', () => {
    const lines = [line('a', 10_000)]
    const [b, a] = ['b', 'a'].map((id) => promotion(id, amount(1000), { ...alone, priority: 3 }))
    if (!a || !b) throw new Error('two')
    const first = (...promotions: (typeof a)[]) => taken(quoted(lines, { rules: { promotions } }))
    expect(first(b, a)).toEqual([['a', 1000]])
    expect(first(a, b)).toEqual([['a', 1000]])
    expect(first(a, { ...b, priority: 2 })).toEqual([['b', 1000]])
    expect(first({ ...b, priority: 2 }, a)).toEqual([['b', 1000]])
  })

  test('one that stands alone is decided against the others by the first of them', () => {
    const lines = [line('a', 10_000)]
    const single = promotion('single', amount(1500), alone)
    const first = (priority: number) =>
      taken(quoted(lines, { rules: { promotions: [tenth, { ...single, priority }, fiveOff] } }))
    expect(first(0)).toEqual([['single', 1500]])
    expect(first(2)).toEqual([
      ['tenth', 1000],
      ['five', 500],
    ])
  })

  test('the shipping that each brings counts with it', () => {
    // 12.00 off goods of 100.00, or free shipping that costs 15.00.
    const made = quoted([line('a', 10_000)], {
      rules: {
        promotions: [
          promotion('goods', amount(1200), alone),
          promotion('post', percentage(100), { ...alone, target: 'shipping' }),
        ],
        shippingZones: [{ id: 'w', name: 'World', places: [], methods: [method('post', 1500)] }],
      },
    })
    expect(taken(made)).toEqual([['post', 1500]])
    expect(made.totalMinor).toBe(10_000)
  })

  test('the tax that each saves counts with it', () => {
    // 10.00 off an untaxed book saves 10.00; 9.00 off a taxed cup saves 9.00 and 1.80 of VAT.
    const book = promotion('book', amount(1000), {
      ...alone,
      target: 'products',
      productIds: new Set(['book']),
    })
    const cup = promotion('cup', amount(900), {
      ...alone,
      target: 'products',
      productIds: new Set(['cup']),
    })
    const lines = [line('book', 2000, { taxClass: 'books' }), line('cup', 2000)]
    const rules = { promotions: [book, cup], jurisdictions: [jurisdiction()] }
    const made = quoted(lines, { rules })
    expect(taken(made)).toEqual([['cup', 900]])
    // 20.00 + 11.00 + 2.20
    expect(made.totalMinor).toBe(3320)
    expect(taken(quoted(lines, { rules, destination: null }))).toEqual([['book', 1000]])
  })
})

describe('a coupon', () => {
  const coupon = promotion('coupon', amount(1000), { code: 'TEN', priority: 9 })
  const lines = [line('a', 10_000)]

  test('that combines joins the promotions in its place', () => {
    const made = quoted(lines, {
      coupon: { ...coupon, priority: 0 },
      rules: { promotions: [tenth] },
    })
    // 100.00 - 10.00, then 10 % of 90.00
    expect(taken(made)).toEqual([
      ['coupon', 1000],
      ['tenth', 900],
    ])
    expect(made.discounts[0]?.code).toBe('TEN')
  })

  test('that takes the same as the promotions goes before them', () => {
    const made = quoted(lines, { coupon: { ...coupon, ...alone }, rules: { promotions: [tenth] } })
    expect(taken(made)).toEqual([['coupon', 1000]])
  })

  test('that takes less than the promotions is not used, and says so', () => {
    const made = quoted(lines, {
      coupon: { ...coupon, ...alone, effect: amount(999) },
      rules: { promotions: [tenth] },
    })
    expect(taken(made)).toEqual([['tenth', 1000]])
    expect(made.unusedCoupon).toEqual({ code: 'TEN', reason: 'another_offer_is_better' })
  })

  test('that would cost more than it brings, by the free shipping that it loses, is not used', () => {
    // 102.00 ships free from 100.00 on; less 10.00 it is 92.00, and shipping 15.00: 107.00.
    const post = method('post', 1500, { freeFromMinor: 10_000 })
    const rules = { shippingZones: [{ id: 'w', name: 'World', places: [], methods: [post] }] }
    const made = quoted([line('a', 10_200)], { coupon, rules })
    expect(made.totalMinor).toBe(10_200)
    expect(made.unusedCoupon).toEqual({ code: 'TEN', reason: 'another_offer_is_better' })
  })
})

describe('a coupon that takes nothing off says why:', () => {
  const lines = [line('a', 1000, { regularUnitMinor: 2000 })]
  const coupon = promotion('coupon', percentage(10), { code: 'TEN' })
  const post = { id: 'w', name: 'World', places: [], methods: [method('post', 500)] }
  const onShipping = { ...coupon, target: 'shipping' as const }

  test('the goods cost too little', () => {
    expect(
      quoted(lines, { coupon: { ...coupon, minimumSubtotalMinor: 1001 } }).unusedCoupon,
    ).toEqual({ code: 'TEN', reason: 'minimum_not_reached', minimumMinor: 1001 })
  })

  test('it is for other goods, or for none on sale', () => {
    const reason = { code: 'TEN', reason: 'no_eligible_items' }
    const products = { target: 'products' as const, productIds: new Set(['b']) }
    expect(quoted(lines, { coupon: { ...coupon, ...products } }).unusedCoupon).toEqual(reason)
    expect(quoted(lines, { coupon: { ...coupon, includesSaleItems: false } }).unusedCoupon).toEqual(
      reason,
    )
  })

  test('it asks for more pieces than there are, though other promotions apply', () => {
    const effect = { kind: 'buy_x_get_y', buy: 1, get: 1, offPpm: 1_000_000 } as const
    const made = quoted(lines, {
      coupon: { ...coupon, ...alone, effect },
      rules: { promotions: [fiveOff] },
    })
    expect(made.unusedCoupon).toEqual({ code: 'TEN', reason: 'nothing_to_discount' })
    expect(made.discountMinor).toBe(500)
  })

  test('it is for shipping, and there is none', () => {
    const digital = [line('a', 1000, { needsShipping: false })]
    const rules = { shippingZones: [post] }
    const reason = { code: 'TEN', reason: 'nothing_to_discount' }
    expect(quoted(digital, { coupon: onShipping, rules }).unusedCoupon).toEqual(reason)
    expect(quoted(lines, { coupon: onShipping }).unusedCoupon).toEqual(reason)
  })

  test('but not while the shipping that it is for is not known', () => {
    const rules = { shippingZones: [post] }
    const pending = quoted(lines, { coupon: onShipping, rules, destination: null })
    expect(pending.unusedCoupon).toBeNull()
    expect(quoted(lines, { coupon: onShipping, rules }).shipping?.discountMinor).toBe(50)
    const onGoods = { ...coupon, effect: amount(0) }
    expect(quoted(lines, { coupon: onGoods, rules, destination: null }).unusedCoupon?.reason).toBe(
      'nothing_to_discount',
    )
  })

  test('by its name where it has no code', () => {
    const nameless = { ...coupon, code: null, minimumSubtotalMinor: 9999 }
    expect(quoted(lines, { coupon: nameless }).unusedCoupon?.code).toBe('Promotion coupon')
  })
})
