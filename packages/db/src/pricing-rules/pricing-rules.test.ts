import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect, type Database } from '../connect.ts'
import { createTestDatabase } from '../testing/index.ts'
import { findCoupon } from './read-promotions.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = connect(database.url, { poolSize: 10 })
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

async function version(): Promise<string> {
  const { version: now } = await db.prisma.rulesVersion.findFirstOrThrow()
  return String(now)
}

it('reads what staff wrote as the rules that pricing knows', async () => {
  await db.prisma.taxJurisdiction.create({
    data: {
      name: 'New York',
      country: 'US',
      region: 'NY',
      pricesIncludeTax: false,
      rates: { create: { taxClassId: 'standard', name: 'Sales tax', percent: '8.875' } },
    },
  })
  await db.prisma.shippingZone.create({
    data: {
      name: 'America',
      places: { create: { country: 'US' } },
      methods: {
        create: { name: 'Parcel', rates: { create: { currency: 'USD', amountMinor: 500 } } },
      },
    },
  })
  const { jurisdictions, shippingZones } = await db.pricingRules(await version(), 'USD')
  expect(jurisdictions).toMatchObject([
    {
      country: 'US',
      region: 'NY',
      pricesIncludeTax: false,
      rounding: { scope: 'line', mode: 'half_up', rounded: 'tax' },
      shippingTax: 'as_goods',
      rates: [{ name: 'Sales tax', taxClass: 'standard', ratePpm: 88_750, isCompound: false }],
    },
  ])
  expect(shippingZones).toMatchObject([
    {
      places: [{ country: 'US', region: null }],
      methods: [{ name: 'Parcel', basis: 'flat', tiers: [{ from: 0, amountMinor: 500 }] }],
    },
  ])
  const euros = await db.pricingRules(await version(), 'EUR')
  expect(euros.shippingZones).toMatchObject([{ methods: [] }])
})

it('counts a change at once, and shows it to the next quote', async () => {
  const before = await version()
  const { id } = await db.prisma.promotion.create({
    data: { name: 'Autumn sale', effect: 'percentage', percentOff: 20 },
  })
  const after = await version()
  expect(after).not.toBe(before)
  const { promotions } = await db.pricingRules(after, 'USD')
  expect(promotions).toMatchObject([{ id, effect: { kind: 'percentage', offPpm: 200_000 } }])
  await db.prisma.promotion.update({ where: { id }, data: { active: false } })
  expect((await db.pricingRules(await version(), 'USD')).promotions).toEqual([])
})

it('finds a coupon in any case, and says where it is not valid', async () => {
  await db.prisma.promotion.create({
    data: {
      name: 'Welcome',
      code: 'WELCOME-5',
      effect: 'amount',
      amounts: { create: { currency: 'USD', offMinor: 500 } },
    },
  })
  expect(await findCoupon(db.pool, ' welcome-5 ', 'USD')).toMatchObject({
    outcome: 'found',
    coupon: { promotion: { effect: { kind: 'amount', offMinor: 500 } } },
  })
  expect(await findCoupon(db.pool, 'WELCOME-5', 'EUR')).toEqual({ outcome: 'notInCurrency' })
  expect(await findCoupon(db.pool, 'NOPE', 'USD')).toEqual({ outcome: 'unknown' })
})

it('lets a coupon with 50 uses be taken 50 times by 200 at once, and again when one is given back', async () => {
  const { id: promotionId } = await db.prisma.promotion.create({
    data: {
      name: 'First fifty',
      code: 'FIFTY',
      effect: 'percentage',
      percentOff: 10,
      maxRedemptions: 50,
    },
  })
  const quote = { currency: 'USD', totalMinor: 1000 }
  const newOrder = async () => {
    const id = randomUUID()
    const guestId = randomUUID()
    await db.prisma.order.create({
      data: { id, guestId, currency: 'USD', subtotalMinor: 1000, totalMinor: 1000, quote },
    })
    return { orderId: id, guestId }
  }
  const orders = await Promise.all(Array.from({ length: 200 }, newOrder))
  const take = (order: { orderId: string; guestId: string }) =>
    db.prisma.redemption.create({ data: { promotionId, ...order } })
  const taken = await Promise.allSettled(orders.map(take))
  const winners = orders.filter((_, index) => taken[index]?.status === 'fulfilled')
  expect(winners).toHaveLength(50)
  const redeemed = () => db.prisma.promotion.findUniqueOrThrow({ where: { id: promotionId } })
  expect(await redeemed()).toMatchObject({ redeemed: 50 })

  const [first] = winners
  await db.prisma.order.update({
    where: { id: first?.orderId ?? '' },
    data: { status: 'canceled' },
  })
  expect(await redeemed()).toMatchObject({ redeemed: 49 })
  await take(await newOrder())
  await expect(take(await newOrder())).rejects.toThrow(
    'promotions_redeemed_is_0_to_max_redemptions',
  )
})
