import { expect } from '@playwright/test'
import type Stripe from 'stripe'
import type { Shop } from './servers/open-shop.ts'

type Books = Pick<Shop, 'db' | 'stripe'>

/** What both books must say of a sale. */
export type Sale = { orderId: string; totalMinor: number; currency?: string }

/** The shop's book and Stripe's agree: one order, one intent, one charge, of this amount (I1, I2, I4). */
export async function expectPaidOnce(shop: Books, sale: Sale): Promise<void> {
  const { orderId, totalMinor, currency = 'USD' } = sale
  const order = await shop.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(order).toMatchObject({ status: 'paid', totalMinor, currency })
  const intents = await intentsOf(shop, orderId)
  const live = intents.filter(({ status }) => status !== 'canceled')
  expect(live).toHaveLength(1)
  expect(live[0]).toMatchObject({
    status: 'succeeded',
    amount: totalMinor,
    amount_received: totalMinor,
    currency: currency.toLowerCase(),
  })
  expect(await chargesOf(shop, orderId)).toHaveLength(1)
}

/** Every intent that was ever made for the order. */
export async function intentsOf(
  { stripe }: Pick<Books, 'stripe'>,
  orderId: string,
): Promise<Stripe.PaymentIntent[]> {
  const intents = await stripe.paymentIntents.list({ limit: 100 }).autoPagingToArray(ALL)
  return intents.filter(({ metadata }) => metadata['paydesk_order_id'] === orderId)
}

/** The charges by which money moved, by their events: a refused card makes none. */
export async function chargesOf(
  shop: Pick<Books, 'stripe'>,
  orderId: string,
): Promise<Stripe.Event[]> {
  const ids = new Set<unknown>((await intentsOf(shop, orderId)).map(({ id }) => id))
  const events = await shop.stripe.events
    .list({ type: 'charge.succeeded', limit: 100 })
    .autoPagingToArray(ALL)
  return events.filter(
    ({ data: { object } }) => object.object === 'charge' && ids.has(object.payment_intent),
  )
}

const ALL = { limit: 10_000 }

/** The one intent of an order that was not paid yet. */
export async function openIntentOf(
  shop: Pick<Books, 'stripe'>,
  orderId: string,
): Promise<Stripe.PaymentIntent> {
  const [intent, ...others] = await intentsOf(shop, orderId)
  expect(others).toEqual([])
  if (!intent) throw new Error(`order ${orderId} has no intent`)
  return intent
}

export async function stockOf({ db }: Pick<Books, 'db'>, slug: string): Promise<number> {
  const { stock } = await db.prisma.product.findUniqueOrThrow({ where: { slug } })
  return stock
}
