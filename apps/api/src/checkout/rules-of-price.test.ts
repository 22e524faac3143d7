import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cartOf, openShop, type Shop } from '../testing/open-shop.ts'
import { addRules } from '../testing/rules.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  await addRules(shop.db)
})
afterAll(() => shop[Symbol.asyncDispose]())

const NEW_YORK = { country: 'US', region: 'NY' }
const ADDRESS = { name: 'Ada Byron', line1: '1 Main St', city: 'New York', postalCode: '10001' }

/** Two mugs at 24.00. */
const mugs = () => ({ ...cartOf({ [shop.products.mug]: 2 }), destination: NEW_YORK })

async function addCoupon(
  code: string,
  limits: { maxRedemptions?: number; maxPerCustomer?: number },
) {
  return shop.db.prisma.promotion.create({
    data: { name: `Ten off (${code})`, code, effect: 'percentage', percentOff: 10, ...limits },
  })
}

describe('where the cart goes', () => {
  it('is asked for before anything is charged, and the quote says what it does not know', async () => {
    const visitor = shop.visitor()
    const cart = cartOf({ [shop.products.mug]: 2 })
    expect(await visitor.checkout.quote.query(cart)).toMatchObject({
      outcome: 'quoted',
      quote: { totalMinor: 4_800, pending: ['shipping', 'tax'] },
    })
    expect(await visitor.checkout.createIntent.mutate(cart)).toMatchObject({
      outcome: 'refused',
      problems: [{ field: 'destination', code: 'destination_required' }],
    })
    expect(await shop.db.prisma.order.count({ where: { id: cart.checkoutId } })).toBe(0)
  })

  it('is told to the page: countries, and the regions that must be asked for', async () => {
    const { destinations } = await shop.visitor().checkout.config.query()
    expect(destinations).toEqual({
      isNeeded: true,
      countries: ['DE', 'US'],
      regions: { US: ['NY'] },
    })
  })

  it('decides shipping and tax, which Stripe is asked for and the order keeps (I1)', async () => {
    const visitor = shop.visitor()
    const cart = { ...mugs(), address: ADDRESS }
    const outcome = await visitor.checkout.createIntent.mutate(cart)
    // 48.00 + 5.00 shipping; 8.875 % of 48.00 is 4.26, of 5.00 it is 0.44.
    expect(outcome).toMatchObject({
      outcome: 'ready',
      quote: { subtotalMinor: 4_800, shippingMinor: 500, taxMinor: 470, totalMinor: 5_770 },
    })
    const order = await visitor.orders.byId.query({ orderId: cart.checkoutId })
    expect(order).toMatchObject({
      totalMinor: 5_770,
      taxes: [{ name: 'Sales tax', amountMinor: 470 }],
    })
    const row = await shop.db.prisma.order.findUniqueOrThrow({ where: { id: cart.checkoutId } })
    expect(row.destination).toEqual({ ...NEW_YORK, address: { ...ADDRESS, line2: null } })
    const [intent] = await shop.stripe.paymentIntents
      .list({ limit: 100 })
      .then(({ data }) => data.filter((i) => i.metadata['paydesk_order_id'] === cart.checkoutId))
    expect(intent?.amount).toBe(5_770)
  })

  it('is refused where the shop does not ship to', async () => {
    const cart = { ...mugs(), destination: { country: 'FR' } }
    expect(await shop.visitor().checkout.quote.query(cart)).toMatchObject({
      outcome: 'refused',
      problems: [{ field: 'destination', code: 'not_shipped_there' }],
    })
  })

  it.each([{ country: 'us' }, { country: 'USA' }, { country: 'US', region: 'New York' }])(
    'is refused as %o, by the name of the field',
    async (destination) => {
      const asked = shop.visitor().checkout.quote.query({ ...mugs(), destination })
      await expect(asked).rejects.toMatchObject({
        data: {
          code: 'BAD_REQUEST',
          problems: [{ field: expect.stringMatching(/^destination\./) }],
        },
      })
    },
  )

  it('gives up a way of shipping that is not offered there, and takes the cheapest', async () => {
    const quoted = await shop.visitor().checkout.quote.query(mugs())
    if (quoted.outcome !== 'quoted') throw new Error('refused')
    const express = quoted.quote.shippingOffers.find(({ name }) => name === 'Express')
    const chosen = { ...mugs(), shippingMethodId: express?.methodId }
    expect(await shop.visitor().checkout.quote.query(chosen)).toMatchObject({
      quote: { shipping: { name: 'Express' }, shippingMinor: 1_500 },
    })
    const moved = { ...chosen, currency: 'EUR' as const, destination: { country: 'DE' } }
    expect(await shop.visitor().checkout.quote.query(moved)).toMatchObject({
      quote: { shipping: { name: 'Parcel' }, shippingMinor: 490, taxMinor: 0 },
    })
    expect(await shop.visitor().checkout.createIntent.mutate(moved)).toMatchObject({
      outcome: 'refused',
      problems: [{ field: 'shippingMethodId', code: 'shipping_method_unavailable' }],
    })
  })
})

describe('a business', () => {
  const inGermany = () => ({
    ...cartOf({ [shop.products.mug]: 1 }, 'EUR'),
    destination: { country: 'DE' },
  })

  it('pays the price without the tax that is in it, by a tax id of the country', async () => {
    // 19 % in 22.00 is 3.51, in 4.90 it is 0.78.
    expect(
      await shop.visitor().checkout.quote.query({ ...inGermany(), taxId: 'DE 136 695 976' }),
    ).toMatchObject({
      quote: {
        totalMinor: 2_200 + 490 - 429,
        taxReliefMinor: 429,
        exemptTaxId: 'DE136695976',
      },
    })
  })

  it('is told when its tax id is none of the country', async () => {
    expect(
      await shop.visitor().checkout.quote.query({ ...inGermany(), taxId: 'business' }),
    ).toMatchObject({
      outcome: 'refused',
      problems: [{ field: 'taxId', code: 'tax_id_malformed' }],
    })
  })
})

describe('a price with a time', () => {
  const day = 24 * 60 * 60 * 1000
  const at = (days: number) => new Date(Date.now() + days * day)

  it.each([
    { title: 'counts from its day on', from: -1, until: 1, unitMinor: 2_000 },
    { title: 'does not before it', from: 1, until: 2, unitMinor: 2_400 },
    { title: 'does not from its end on', from: -2, until: -1, unitMinor: 2_400 },
  ])('$title', async ({ from, until, unitMinor }) => {
    const { id } = await shop.db.prisma.price.create({
      data: {
        productId: shop.products.mug,
        currency: 'USD',
        kind: 'sale',
        amountMinor: 2_000,
        validFrom: at(from),
        validUntil: at(until),
      },
    })
    const quoted = await shop.visitor().checkout.quote.query(mugs())
    await shop.db.prisma.price.delete({ where: { id } })
    expect(quoted).toMatchObject({ quote: { lines: [{ unitMinor, regularUnitMinor: 2_400 }] } })
  })

  it('that is a sale above the regular price does not count', async () => {
    const { id } = await shop.db.prisma.price.create({
      data: {
        productId: shop.products.mug,
        currency: 'USD',
        kind: 'sale',
        amountMinor: 9_999,
      },
    })
    const quoted = await shop.visitor().checkout.quote.query(mugs())
    await shop.db.prisma.price.delete({ where: { id } })
    expect(quoted).toMatchObject({ quote: { lines: [{ unitMinor: 2_400 }] } })
  })
})

describe('a coupon', () => {
  it('takes off what it says, and is told as applied', async () => {
    await addCoupon('TEN', {})
    const cart = { ...mugs(), couponCode: ' ten ' }
    expect(await shop.visitor().checkout.quote.query(cart)).toMatchObject({
      coupon: { code: 'TEN', status: 'applied' },
      quote: { discountMinor: 480, discounts: [{ name: 'Ten off (TEN)', amountMinor: 480 }] },
    })
  })

  it('that the shop does not have leaves the quote as it is, and charges nothing', async () => {
    const cart = { ...mugs(), couponCode: 'NOPE' }
    const visitor = shop.visitor()
    expect(await visitor.checkout.quote.query(cart)).toMatchObject({
      outcome: 'quoted',
      coupon: { code: 'NOPE', status: 'refused', reason: 'unknown' },
      quote: { discountMinor: 0 },
    })
    expect(await visitor.checkout.createIntent.mutate(cart)).toMatchObject({
      outcome: 'couponRefused',
      reason: 'unknown',
    })
    expect(await shop.db.prisma.order.count({ where: { id: cart.checkoutId } })).toBe(0)
  })

  it('with 50 uses is used 50 times by 200 who check out at once', async () => {
    const { id } = await addCoupon('FIFTY', { maxRedemptions: 50 })
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () =>
        shop.visitor().checkout.createIntent.mutate({
          ...cartOf({ [shop.products.sticker]: 60 }),
          destination: NEW_YORK,
          couponCode: 'FIFTY',
        }),
      ),
    )
    const counts = new Map<string, number>()
    for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({ ready: 50, couponRefused: 150 })
    expect(await shop.db.prisma.promotion.findUniqueOrThrow({ where: { id } })).toMatchObject({
      redeemed: 50,
    })
  }, 60_000)

  it('that the order holds already is not used up for it, also after an edit', async () => {
    const { id } = await addCoupon('ONCE', { maxRedemptions: 1, maxPerCustomer: 1 })
    const visitor = shop.visitor()
    const cart = { ...mugs(), couponCode: 'ONCE' }
    expect(await visitor.checkout.createIntent.mutate(cart)).toMatchObject({ outcome: 'ready' })
    expect(await visitor.checkout.quote.query(cart)).toMatchObject({
      coupon: { status: 'applied' },
    })
    const edited = { ...cart, lines: [{ productId: shop.products.pen, quantity: 9 }] }
    expect(await visitor.checkout.createIntent.mutate(edited)).toMatchObject({
      outcome: 'ready',
      quote: { discountMinor: 315 },
    })
    expect(
      await shop.visitor().checkout.quote.query({ ...mugs(), couponCode: 'ONCE' }),
    ).toMatchObject({ coupon: { status: 'refused', reason: 'used_up' } })
    const without = { ...edited, couponCode: null }
    expect(await visitor.checkout.createIntent.mutate(without)).toMatchObject({ outcome: 'ready' })
    expect(await shop.db.prisma.promotion.findUniqueOrThrow({ where: { id } })).toMatchObject({
      redeemed: 0,
    })
  })
})

describe('what changes between the quote and Pay is told, and nothing is charged (I1):', () => {
  async function shown() {
    const cart = mugs()
    const visitor = shop.visitor()
    const quoted = await visitor.checkout.quote.query(cart)
    if (quoted.outcome !== 'quoted') throw new Error('refused')
    return { visitor, ask: { ...cart, shownQuote: quoted.quote } }
  }

  it('a price', async () => {
    const { visitor, ask } = await shown()
    const where = { productId: shop.products.mug, currency: 'USD' as const }
    await shop.db.prisma.price.updateMany({ where, data: { amountMinor: 2_600 } })
    const outcome = await visitor.checkout.createIntent.mutate(ask)
    await shop.db.prisma.price.updateMany({ where, data: { amountMinor: 2_400 } })
    expect(outcome).toMatchObject({
      outcome: 'quoteChanged',
      changes: [
        { kind: 'unit_price', name: 'Mug', shownMinor: 2_400, currentMinor: 2_600 },
        { kind: 'tax', shownMinor: 470, currentMinor: 506 },
        { kind: 'total', shownMinor: 5_770, currentMinor: 6_206 },
      ],
    })
    expect(await shop.db.prisma.order.count({ where: { id: ask.checkoutId } })).toBe(0)
  })

  it('a rate', async () => {
    const { visitor, ask } = await shown()
    await shop.db.prisma.taxRate.updateMany({ where: { name: 'Sales tax' }, data: { percent: 9 } })
    const outcome = await visitor.checkout.createIntent.mutate(ask)
    await shop.db.prisma.taxRate.updateMany({
      where: { name: 'Sales tax' },
      data: { percent: '8.875' },
    })
    // 9 % of 48.00 is 4.32, of 5.00 it is 0.45.
    expect(outcome).toMatchObject({
      outcome: 'quoteChanged',
      changes: [
        { kind: 'tax', shownMinor: 470, currentMinor: 477 },
        { kind: 'total', shownMinor: 5_770, currentMinor: 5_777 },
      ],
    })
  })

  it('a promotion', async () => {
    const { visitor, ask } = await shown()
    const { id } = await shop.db.prisma.promotion.create({
      data: { name: 'Flash sale', effect: 'percentage', percentOff: 50 },
    })
    const outcome = await visitor.checkout.createIntent.mutate(ask)
    await shop.db.prisma.promotion.delete({ where: { id } })
    expect(outcome).toMatchObject({ outcome: 'quoteChanged' })
    expect(outcome).toHaveProperty(
      'changes',
      expect.arrayContaining([
        {
          kind: 'discount',
          promotionId: id,
          name: 'Flash sale',
          shownMinor: null,
          currentMinor: 2_400,
        },
      ]),
    )
  })

  it('the stock', async () => {
    const { visitor, ask } = await shown()
    const where = { id: shop.products.mug }
    const { stock, reserved } = await shop.db.prisma.product.findUniqueOrThrow({ where })
    await shop.db.prisma.product.update({ where, data: { stock: reserved + 1 } })
    const outcome = await visitor.checkout.createIntent.mutate(ask)
    await shop.db.prisma.product.update({ where, data: { stock } })
    expect(outcome).toMatchObject({
      outcome: 'refused',
      problems: [{ code: 'out_of_stock', available: 1 }],
    })
  })

  it('nothing: it is sold', async () => {
    const { visitor, ask } = await shown()
    expect(await visitor.checkout.createIntent.mutate(ask)).toMatchObject({ outcome: 'ready' })
  })
})
