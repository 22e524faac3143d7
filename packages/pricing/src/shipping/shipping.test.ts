import { describe, expect, test } from 'vitest'

import type { Place, ShippingMethod, ShippingZone } from '../rules.ts'
import { line, method, percentage, promotion, quoted, refused, amount } from '../testing/quoted.ts'

const zone = (places: readonly Place[], ...methods: ShippingMethod[]): ShippingZone => ({
  id: methods.map(({ id }) => id).join(),
  name: 'A zone',
  places,
  methods,
})
const country = (code: string): Place => ({ country: code, region: null })
const region = (code: string, of: string): Place => ({ country: code, region: of })

const postMethod = method('post', 500)
const world = (...methods: ShippingMethod[]) => ({
  rules: { shippingZones: [zone([], ...methods)] },
})
const goods = [line('a', 1000)]

describe('the zones of a destination', () => {
  const shippingZones = [
    zone([], method('world', 900)),
    zone([country('US'), country('CA')], method('us', 500), method('us-fast', 700)),
    zone([country('US')], method('us-slow', 400)),
    zone([region('US', 'HI'), region('US', 'AK')], method('far', 1200)),
  ]
  const offered = (destination: Place) =>
    quoted(goods, { destination, rules: { shippingZones } }).shippingOffers.map(
      ({ methodId }) => methodId,
    )

  test.each([
    { what: 'a region of its own', destination: region('US', 'AK'), methods: ['far'] },
    {
      what: 'another region',
      destination: region('US', 'NY'),
      methods: ['us', 'us-fast', 'us-slow'],
    },
    { what: 'a country', destination: country('US'), methods: ['us', 'us-fast', 'us-slow'] },
    {
      what: 'the same region of another country',
      destination: region('CA', 'AK'),
      methods: ['us', 'us-fast'],
    },
    { what: 'the rest of the world', destination: region('FR', 'HI'), methods: ['world'] },
  ])('are the most specific ones: $what', ({ destination, methods }) => {
    expect(offered(destination)).toEqual(methods)
  })

  test('hold it, or the cart is refused', () => {
    const rules = { shippingZones: [zone([country('US')], postMethod)] }
    expect(refused(goods, { destination: country('FR'), rules })).toEqual({
      code: 'not_shipped_there',
    })
  })

  test('refuse the part of a country whose zone has no method', () => {
    const rules = { shippingZones: [...shippingZones, zone([region('US', 'PR')])] }
    expect(refused(goods, { destination: region('US', 'PR'), rules })).toEqual({
      code: 'not_shipped_there',
    })
  })
})

describe('shipping costs nothing', () => {
  test('where there are no zones, wherever it goes', () => {
    const made = quoted(goods, { shippingMethodId: 'post' })
    expect(made).toMatchObject({
      shipping: null,
      shippingMinor: 0,
      shippingOffers: [],
      pending: [],
    })
  })

  test('for a cart of nothing that is sent, also to where nothing goes, also before it is known', () => {
    const digital = [line('a', 1000, { needsShipping: false })]
    const rules = { shippingZones: [zone([country('US')], postMethod)] }
    const expected = { shipping: null, shippingMinor: 0, totalMinor: 1000, pending: [] }
    expect(quoted(digital, { rules, destination: country('FR') })).toMatchObject(expected)
    expect(quoted(digital, { rules, destination: null })).toMatchObject(expected)
  })
})

test('shipping is pending while the destination is not known, and the rest is quoted', () => {
  const made = quoted(goods, { ...world(postMethod), destination: null, shippingMethodId: 'boat' })
  expect(made).toMatchObject({
    shipping: null,
    shippingMinor: 0,
    shippingOffers: [],
    totalMinor: 1000,
    pending: ['shipping'],
  })
})

describe('the method', () => {
  const methods = [method('dear', 900), method('cheap', 500), method('also-cheap', 500)]

  test('is the cheapest when none is chosen, of equal price the first listed', () => {
    const made = quoted(goods, world(...methods))
    expect(made.shipping).toMatchObject({ methodId: 'cheap', name: 'By cheap', amountMinor: 500 })
    expect(made.totalMinor).toBe(1500)
    expect(made.shippingOffers).toEqual([
      { methodId: 'dear', name: 'By dear', amountMinor: 900 },
      { methodId: 'cheap', name: 'By cheap', amountMinor: 500 },
      { methodId: 'also-cheap', name: 'By also-cheap', amountMinor: 500 },
    ])
  })

  test('is the chosen one', () => {
    const made = quoted(goods, { ...world(...methods), shippingMethodId: 'dear' })
    expect(made.shipping?.methodId).toBe('dear')
    expect(made.shippingMinor).toBe(900)
    expect(made.totalMinor).toBe(1900)
  })

  test('is refused when it is not offered', () => {
    expect(refused(goods, { ...world(...methods), shippingMethodId: 'boat' })).toEqual({
      code: 'shipping_method_unavailable',
    })
  })
})

describe('by weight', () => {
  const byWeight = method('parcel', 0, {
    basis: 'weight',
    tiers: [
      { from: 0, amountMinor: 300 },
      { from: 1000, amountMinor: 600 },
    ],
    maximumGrams: 2000,
  })

  // 2 pieces of the given grams.
  test.each([
    [0, 300],
    [499, 300],
    [500, 600],
    [1000, 600],
  ])('two pieces of %d grams cost %d', (grams, amountMinor) => {
    const made = quoted([line('a', 1000, { grams, quantity: 2 })], world(byWeight))
    expect(made.shippingMinor).toBe(amountMinor)
  })

  test('only what is sent weighs', () => {
    const lines = [
      line('a', 1000, { grams: 400 }),
      line('download', 1000, { grams: 900, needsShipping: false }),
    ]
    expect(quoted(lines, world(byWeight)).shippingMinor).toBe(300)
  })

  test('a method that does not take the weight is not offered', () => {
    const heavy = [line('a', 1000, { grams: 2001 })]
    const made = quoted(heavy, world(byWeight, method('freight', 5000)))
    expect(made.shippingOffers.map(({ methodId }) => methodId)).toEqual(['freight'])
    expect(refused(heavy, { ...world(byWeight, postMethod), shippingMethodId: 'parcel' })).toEqual({
      code: 'shipping_method_unavailable',
    })
  })

  test('what no method takes is refused, with the most that one does', () => {
    const small = method('letter', 100, { maximumGrams: 50 })
    expect(refused([line('a', 1000, { grams: 2001 })], world(small, byWeight))).toEqual({
      code: 'too_heavy_to_ship',
      grams: 2001,
      maximumGrams: 2000,
    })
  })
})

describe('by subtotal', () => {
  const bySubtotal = method('tiers', 0, {
    basis: 'subtotal',
    tiers: [
      { from: 0, amountMinor: 900 },
      { from: 5000, amountMinor: 400 },
    ],
  })

  test.each([
    [4999, 900],
    [5000, 400],
  ])('goods for %d are sent for %d', (unitMinor, amountMinor) => {
    expect(quoted([line('a', unitMinor)], world(bySubtotal)).shippingMinor).toBe(amountMinor)
  })

  test('free over an amount is reached at it', () => {
    const free = { ...postMethod, freeFromMinor: 5000 }
    expect(quoted([line('a', 4999)], world(free)).shippingMinor).toBe(500)
    const made = quoted([line('a', 5000)], world(free))
    expect(made.shippingMinor).toBe(0)
    expect(made.shipping?.methodId).toBe('post')
  })

  test('what counts is what the discounts leave, of all goods', () => {
    const promotions = [promotion('off', amount(1))]
    const lines = [line('a', 3000), line('download', 2000, { needsShipping: false })]
    const { shippingZones } = world(bySubtotal).rules
    expect(quoted(lines, { rules: { shippingZones } }).shippingMinor).toBe(400)
    expect(quoted(lines, { rules: { shippingZones, promotions } }).shippingMinor).toBe(900)
  })
})

describe('a promotion on shipping', () => {
  const offShipping = (...effects: Parameters<typeof promotion>[1][]) => ({
    rules: {
      ...world(method('post', 999)).rules,
      promotions: effects.map((effect, i) =>
        promotion(`p${i}`, effect, { target: 'shipping', priority: i }),
      ),
    },
  })

  test('comes off the shipping alone, after what those before it have left', () => {
    // 50 % of 9.99 = 4.995, up to 5.00; 4.99 are left, 6.00 off is 4.99.
    const made = quoted(goods, offShipping(percentage(50), amount(600)))
    expect(made.shipping).toMatchObject({
      amountMinor: 999,
      discountMinor: 999,
      discounts: [
        { promotionId: 'p0', amountMinor: 500 },
        { promotionId: 'p1', amountMinor: 499 },
      ],
    })
    expect(made).toMatchObject({
      subtotalMinor: 1000,
      shippingMinor: 999,
      discountMinor: 999,
      totalMinor: 1000,
    })
    expect(made.lines[0]?.discountMinor).toBe(0)
  })

  test('that counts pieces takes nothing off', () => {
    const made = quoted(
      goods,
      offShipping(
        { kind: 'quantity_tiers', tiers: [{ fromQuantity: 1, offPpm: 500_000 }] },
        { kind: 'buy_x_get_y', buy: 0, get: 1, offPpm: 500_000 },
      ),
    )
    expect(made).toMatchObject({ discounts: [], discountMinor: 0, totalMinor: 1999 })
  })

  test('is told after the discounts on goods, whatever its priority', () => {
    const { rules } = offShipping(percentage(100))
    const promotions = [...rules.promotions, promotion('goods', amount(100), { priority: 5 })]
    const made = quoted(goods, { rules: { ...rules, promotions } })
    expect(made.discounts.map(({ promotionId }) => promotionId)).toEqual(['goods', 'p0'])
  })
})
