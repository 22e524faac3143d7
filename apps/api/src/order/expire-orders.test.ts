import { afterAll, beforeAll, expect, it } from 'vitest'
import { cartOf, forgetIntentId, openShop, type Shop } from '../testing/open-shop.ts'
import { expireOrders } from './expire-orders.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

async function checkOut(couponCode?: string) {
  const cart = { ...cartOf({ [shop.products.mug]: 2 }), ...(couponCode && { couponCode }) }
  const outcome = await shop.visitor().checkout.createIntent.mutate(cart)
  if (outcome.outcome !== 'ready') throw new Error(`not ready: ${outcome.outcome}`)
  return { id: cart.checkoutId, intentId: outcome.clientSecret.split('_secret_')[0] ?? '' }
}

const letTimePass = (id: string) =>
  shop.db.prisma.order.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } })

const stockOf = () =>
  shop.db.prisma.product.findUniqueOrThrow({
    where: { id: shop.products.mug },
    select: { stock: true, reserved: true },
  })

const statusOf = async (id: string) =>
  (await shop.db.prisma.order.findUniqueOrThrow({ where: { id } })).status

it('lets an unpaid order expire here and at Stripe, and gives its coupon and its stock back (I6)', async () => {
  const { id: promotionId } = await shop.db.prisma.promotion.create({
    data: { name: 'One', code: 'ONE', effect: 'percentage', percentOff: 10, maxRedemptions: 1 },
  })
  const before = await stockOf()
  const order = await checkOut('ONE')
  expect(await stockOf()).toEqual({ ...before, reserved: before.reserved + 2 })
  await letTimePass(order.id)
  await expireOrders(shop.deps)
  expect(await statusOf(order.id)).toBe('expired')
  expect(await stockOf()).toEqual(before)
  expect(await shop.stripe.paymentIntents.retrieve(order.intentId)).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'abandoned',
  })
  const promotion = await shop.db.prisma.promotion.findUniqueOrThrow({ where: { id: promotionId } })
  expect(promotion.redeemed).toBe(0)
})

it('leaves an order alone whose time has not come', async () => {
  const order = await checkOut()
  await expireOrders(shop.deps)
  expect(await statusOf(order.id)).toBe('awaiting_payment')
})

it('lets a payment win that was made before its event came (I7)', async () => {
  const order = await checkOut()
  await shop.stripe.paymentIntents.confirm(order.intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/',
  })
  await letTimePass(order.id)
  await expireOrders(shop.deps)
  expect(await statusOf(order.id)).toBe('paid')
})

it('closes the intent of a draft, of which only Stripe knows (I7)', async () => {
  const order = await checkOut()
  await forgetIntentId(shop.db, order.id)
  await letTimePass(order.id)
  await expireOrders(shop.deps)
  expect(await statusOf(order.id)).toBe('expired')
  expect(await shop.stripe.paymentIntents.retrieve(order.intentId)).toMatchObject({
    status: 'canceled',
  })
})
