import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  cartOf,
  forgetIntentId,
  openShop,
  postEvent,
  type Shop,
  type Visitor,
} from '../testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

const RETURN_URL = 'https://shop.example/orders'

/** A visitor with an order of one product, its intent made. */
async function checkout(productId = shop.products.mug, quantity = 1) {
  const visitor = shop.visitor()
  const cart = cartOf({ [productId]: quantity })
  const outcome = await visitor.checkout.createIntent.mutate(cart)
  if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
  const intentId = outcome.clientSecret.split('_secret_')[0] ?? ''
  return { visitor, orderId: outcome.orderId, intentId }
}

async function confirm(intentId: string, paymentMethod = 'pm_card_visa') {
  await shop.stripe.paymentIntents
    .confirm(intentId, { payment_method: paymentMethod, return_url: RETURN_URL })
    .catch((error: unknown) => {
      if (!(error instanceof Stripe.errors.StripeCardError)) throw error
    })
}

async function eventOf(intentId: string, type: string): Promise<Stripe.Event> {
  const event = (await shop.eventsOf(intentId)).find((candidate) => candidate.type === type)
  if (!event) throw new Error(`no ${type} of ${intentId}`)
  return event
}

async function statusOf(visitor: Visitor, orderId: string) {
  return (await visitor.orders.byId.query({ orderId })).status
}

async function outcomeOf({ id }: Stripe.Event): Promise<string> {
  return (await shop.db.prisma.webhookEvent.findUniqueOrThrow({ where: { id } })).outcome
}

async function stockOf(productId: string): Promise<number> {
  return (await shop.db.prisma.product.findUniqueOrThrow({ where: { id: productId } })).stock
}

describe('an honest event', () => {
  it('makes the order paid and takes its stock (I4)', async () => {
    const { visitor, orderId, intentId } = await checkout(shop.products.mug, 3)
    const before = await stockOf(shop.products.mug)
    await confirm(intentId)
    const answer = await shop.deliver(await eventOf(intentId, 'payment_intent.succeeded'))
    expect(answer.status).toBe(200)
    const order = await visitor.orders.byId.query({ orderId })
    expect(order).toMatchObject({ status: 'paid', heldReason: null })
    expect(order.paidAt).not.toBeNull()
    expect(await stockOf(shop.products.mug)).toBe(before - 3)
  })

  it('counts once, however often it comes, also at once (I5)', async () => {
    const { visitor, orderId, intentId } = await checkout()
    const before = await stockOf(shop.products.mug)
    await confirm(intentId)
    const event = await eventOf(intentId, 'payment_intent.succeeded')
    const answers = await Promise.all([1, 2, 3, 4].map(() => shop.deliver(event)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const bodies = await Promise.all(
      answers.map(async (answer) => JSON.stringify(await answer.json())),
    )
    expect(bodies.filter((body) => body.includes('received'))).toHaveLength(1)
    expect(bodies.filter((body) => body.includes('duplicate'))).toHaveLength(3)
    expect(await stockOf(shop.products.mug)).toBe(before - 1)
    expect(await statusOf(visitor, orderId)).toBe('paid')
    expect(await shop.db.prisma.webhookEvent.count({ where: { id: event.id } })).toBe(1)
  })

  it('that comes after a newer one changes nothing (I5)', async () => {
    const { visitor, orderId, intentId } = await checkout()
    await confirm(intentId, 'pm_card_chargeDeclined')
    await confirm(intentId, 'pm_card_visa')
    await shop.deliver(await eventOf(intentId, 'payment_intent.succeeded'))
    await shop.deliver(await eventOf(intentId, 'payment_intent.payment_failed'))
    expect(await statusOf(visitor, orderId)).toBe('paid')
    const order = await visitor.orders.byId.query({ orderId })
    expect(order.paymentError).toBeNull()
  })

  it('of a decline leaves the order open, with the reason, for the next card', async () => {
    const { visitor, orderId, intentId } = await checkout()
    await confirm(intentId, 'pm_card_chargeDeclinedInsufficientFunds')
    await shop.deliver(await eventOf(intentId, 'payment_intent.payment_failed'))
    expect(await visitor.orders.byId.query({ orderId })).toMatchObject({
      status: 'awaiting_payment',
      paymentError: { code: 'card_declined', declineCode: 'insufficient_funds' },
    })
    await confirm(intentId)
    await shop.deliver(await eventOf(intentId, 'payment_intent.succeeded'))
    expect(await statusOf(visitor, orderId)).toBe('paid')
  })

  it('finds its order even when the answer with the intent’s id was lost', async () => {
    const { visitor, orderId, intentId } = await checkout()
    await forgetIntentId(shop.db, orderId)
    await confirm(intentId)
    await shop.deliver(await eventOf(intentId, 'payment_intent.succeeded'))
    expect(await statusOf(visitor, orderId)).toBe('paid')
  })
})

describe('money that does not fit', () => {
  it('of another amount is held with its reason (I4)', async () => {
    const { visitor, orderId, intentId } = await checkout()
    await shop.stripe.paymentIntents.update(intentId, { amount: 100 })
    await confirm(intentId)
    await shop.deliver(await eventOf(intentId, 'payment_intent.succeeded'))
    expect(await visitor.orders.byId.query({ orderId })).toMatchObject({
      status: 'held',
      heldReason: 'amount_mismatch',
    })
  })

  it('that comes after its order expired and its pieces were sold goes back by itself (I6)', async () => {
    const late = await checkout(shop.products.lamp, 2)
    await confirm(late.intentId)
    await shop.db.prisma.order.update({ where: { id: late.orderId }, data: { status: 'expired' } })
    const next = await checkout(shop.products.lamp, 2)
    await confirm(next.intentId)
    await shop.deliver(await eventOf(next.intentId, 'payment_intent.succeeded'))
    await shop.deliver(await eventOf(late.intentId, 'payment_intent.succeeded'))
    expect(await statusOf(next.visitor, next.orderId)).toBe('paid')
    expect(await statusOf(late.visitor, late.orderId)).toBe('refunded')
    expect(await stockOf(shop.products.lamp)).toBe(0)
    const { data: refunds } = await shop.stripe.refunds.list({ payment_intent: late.intentId })
    expect(refunds).toMatchObject([{ amount: 37_800 }])
  })

  it('that comes late finds its stock again while it is there (I6)', async () => {
    const { visitor, orderId, intentId } = await checkout()
    await confirm(intentId)
    await shop.db.prisma.order.update({ where: { id: orderId }, data: { status: 'expired' } })
    const before = await stockOf(shop.products.mug)
    await shop.deliver(await eventOf(intentId, 'payment_intent.succeeded'))
    expect(await statusOf(visitor, orderId)).toBe('paid')
    expect(await stockOf(shop.products.mug)).toBe(before - 1)
  })

  it('for an order that staff canceled goes back by itself', async () => {
    const { visitor, orderId, intentId } = await checkout()
    await confirm(intentId)
    await shop.db.prisma.order.update({ where: { id: orderId }, data: { status: 'canceled' } })
    await shop.workJobs()
    expect(await statusOf(visitor, orderId)).toBe('refunded')
  })

  it('for an intent that is not ours is recorded and touches no order', async () => {
    const intent = await shop.stripe.paymentIntents.create({ amount: 500, currency: 'usd' })
    await confirm(intent.id)
    const event = await eventOf(intent.id, 'payment_intent.succeeded')
    expect((await shop.deliver(event)).status).toBe(200)
    expect(await outcomeOf(event)).toBe('foreign')
  })

  it('that names an order of ours which has another intent is foreign (I4)', async () => {
    const { visitor, orderId } = await checkout()
    const forged = await shop.stripe.paymentIntents.create({
      amount: 2_400,
      currency: 'usd',
      metadata: { paydesk_order_id: orderId, paydesk_generation: '1' },
    })
    await confirm(forged.id)
    const event = await eventOf(forged.id, 'payment_intent.succeeded')
    await shop.deliver(event)
    expect(await outcomeOf(event)).toBe('foreign')
    expect(await statusOf(visitor, orderId)).toBe('awaiting_payment')
  })
})

describe('a webhook that Stripe did not sign just now is refused, and nothing changes (I4)', () => {
  const body = JSON.stringify({
    id: 'evt_forged',
    object: 'event',
    type: 'payment_intent.succeeded',
  })
  const sign = (options: { secret?: string; timestamp?: number }) =>
    Stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_test', ...options })
  const now = () => Math.floor(Date.now() / 1000)

  it.each<[string, () => string | undefined]>([
    ['no signature', () => undefined],
    ['an empty signature', () => ''],
    ['the signature of another secret', () => sign({ secret: 'whsec_other' })],
    ['an old signature', () => sign({ timestamp: now() - 301 })],
    ['a future signature', () => sign({ timestamp: now() + 400 })],
  ])('%s', async (_what, signature) => {
    const answer = await postEvent(shop.url, body, signature())
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: { problems: [{ field: 'stripe-signature', code: 'signature_refused' }] },
    })
    expect(await shop.db.prisma.webhookEvent.count({ where: { id: 'evt_forged' } })).toBe(0)
  })

  it('a body that was changed after it was signed', async () => {
    const answer = await postEvent(shop.url, body.replace('forged', 'f0rged'), sign({}))
    expect(answer.status).toBe(400)
  })
})

it('keeps an event that cannot be applied now, and applies it later (I5, I8)', async () => {
  const { visitor, orderId, intentId } = await checkout()
  await confirm(intentId)
  const event = await eventOf(intentId, 'payment_intent.succeeded')
  // Another transaction holds the order's row: the handler gives up after its lock timeout.
  const blocker = await shop.db.pool.connect()
  await blocker.query('BEGIN')
  await blocker.query('SELECT 1 FROM orders WHERE id = $1 FOR UPDATE', [orderId])
  expect((await shop.deliver(event)).status).toBe(200)
  expect(await outcomeOf(event)).toBe('received')
  await blocker.query('ROLLBACK')
  blocker.release()
  await shop.db.pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()')
  await shop.workJobs()
  expect(await outcomeOf(event)).toBe('applied')
  expect(await statusOf(visitor, orderId)).toBe('paid')
})

it('answers no 2xx when the event could not be stored, and the retry is taken (I5)', async () => {
  const { visitor, orderId, intentId } = await checkout()
  await confirm(intentId)
  const event = await eventOf(intentId, 'payment_intent.succeeded')
  const blocker = await shop.db.pool.connect()
  await blocker.query('BEGIN')
  await blocker.query('LOCK TABLE webhook_events')
  const failed = await shop.deliver(event)
  await blocker.query('ROLLBACK')
  blocker.release()
  expect(failed.status).toBe(500)
  expect(await shop.db.prisma.webhookEvent.count({ where: { id: event.id } })).toBe(0)
  expect((await shop.deliver(event)).status).toBe(200)
  expect(await statusOf(visitor, orderId)).toBe('paid')
})

it('puts an event aside that cannot be applied at all, with the reason (I5)', async () => {
  const { intentId } = await checkout()
  const event = await eventOf(intentId, 'payment_intent.created')
  // Nobody at Stripe knows this one.
  const unknown = { ...event, id: 'evt_unknown', type: 'payment_intent.succeeded' }
  const poisoned: Stripe.Event = JSON.parse(
    JSON.stringify(unknown).replaceAll(intentId, 'pi_unknown'),
  )
  expect((await shop.deliver(poisoned)).status).toBe(200)
  for (let tries = 1; tries < 8; tries++) {
    await shop.db.pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()')
    await shop.workJobs()
  }
  const row = await shop.db.prisma.webhookEvent.findUniqueOrThrow({ where: { id: 'evt_unknown' } })
  expect(row).toMatchObject({ outcome: 'poison', attempts: 8 })
  expect(row.lastError).toContain('pi_unknown')
})

it('takes an event about an order that it does not have as foreign, not as a fault', async () => {
  const intent = await shop.stripe.paymentIntents.create({
    amount: 500,
    currency: 'usd',
    metadata: { paydesk_order_id: randomUUID(), paydesk_generation: '1' },
  })
  await confirm(intent.id)
  const answer = await shop.deliver(await eventOf(intent.id, 'payment_intent.succeeded'))
  expect(answer.status).toBe(200)
})
