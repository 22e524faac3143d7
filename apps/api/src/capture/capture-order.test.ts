import { requestCapture } from '@paydesk/db'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reconcile } from '../reconciliation/reconcile.ts'
import { cartOf, openShop, type Shop } from '../testing/open-shop.ts'
import { watchAuthorization } from './watch-authorization.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

/** Its mug is made to order: 24.00, set aside at first. */
async function later(): Promise<string> {
  const { id } = await shop.db.prisma.product.create({
    data: {
      sku: `L-${crypto.randomUUID().toUpperCase()}`,
      slug: `l-${crypto.randomUUID()}`,
      name: 'Mug to order',
      description: '',
      image: '/products/mug.svg',
      stock: 5,
      captureLater: true,
      prices: { create: { currency: 'USD', amountMinor: 2_400 } },
    },
  })
  return id
}

const intentIdOf = (secret: string) => secret.split('_secret_')[0] ?? ''

async function authorized() {
  const productId = await later()
  const outcome = await shop.visitor().checkout.createIntent.mutate(cartOf({ [productId]: 1 }))
  if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
  const intentId = intentIdOf(outcome.clientSecret)
  await shop.stripe.paymentIntents.confirm(intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/',
  })
  await reconcile(shop.deps, { dryRun: false })
  await shop.workJobs()
  return { orderId: outcome.orderId, intentId, productId }
}

const orderOf = (id: string) =>
  shop.db.prisma.order.findUniqueOrThrow({ where: { id }, include: { payments: true } })
const intentOf = (id: string) => shop.stripe.paymentIntents.retrieve(id)
const stockOf = (id: string) =>
  shop.db.prisma.product.findUniqueOrThrow({
    where: { id },
    select: { stock: true, reserved: true },
  })

async function workAll(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await shop.db.pool.query(
      "UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at < now() + '1 hour'::interval",
    )
    await shop.workJobs()
  }
}

describe('money that is captured later', () => {
  it('is set aside when one product of the cart asks for it, and its stock is held', async () => {
    const productId = await later()
    const cart = cartOf({ [shop.products.mug]: 1, [productId]: 1 })
    await expect(shop.visitor().checkout.quote.query(cart)).resolves.toMatchObject({
      captureMethod: 'manual',
    })
    const { orderId, intentId, productId: held } = await authorized()
    expect(await intentOf(intentId)).toMatchObject({
      status: 'requires_capture',
      capture_method: 'manual',
    })
    expect((await orderOf(orderId)).status).toBe('authorized')
    expect(await stockOf(held)).toEqual({ stock: 5, reserved: 1 })
  })

  it('follows an edit of the cart, in the same intent (I2)', async () => {
    const visitor = shop.visitor()
    const cart = cartOf({ [shop.products.mug]: 1 })
    const first = await visitor.checkout.createIntent.mutate(cart)
    const id = 'clientSecret' in first ? intentIdOf(first.clientSecret) : ''
    expect((await intentOf(id)).capture_method).not.toBe('manual')
    const lines = [...cart.lines, { productId: await later(), quantity: 1 }]
    await visitor.checkout.createIntent.mutate({ ...cart, lines })
    expect((await intentOf(id)).capture_method).toBe('manual')
    await visitor.checkout.createIntent.mutate(cart)
    expect((await intentOf(id)).capture_method).not.toBe('manual')
  })

  it('is taken whole', async () => {
    const { orderId, intentId, productId } = await authorized()
    await requestCapture(shop.db.pool, orderId, null)
    await shop.workJobs()
    expect(await intentOf(intentId)).toMatchObject({ status: 'succeeded', amount_received: 2_400 })
    expect(await orderOf(orderId)).toMatchObject({
      status: 'paid',
      payments: [{ receivedMinor: 2_400 }],
    })
    expect(await stockOf(productId)).toEqual({ stock: 4, reserved: 0 })
  })

  it('is taken in part, the rest is let go, and what was taken can be refunded', async () => {
    const { orderId, intentId } = await authorized()
    await requestCapture(shop.db.pool, orderId, 1_000)
    await shop.workJobs()
    expect(await intentOf(intentId)).toMatchObject({ status: 'succeeded', amount_received: 1_000 })
    expect((await orderOf(orderId)).status).toBe('paid')
    await shop.db.prisma.refund.create({ data: { orderId, amountMinor: 400 } })
    await shop.workJobs()
    expect((await orderOf(orderId)).status).toBe('partially_refunded')
    await shop.db.prisma.refund.create({ data: { orderId, amountMinor: 600 } })
    await shop.workJobs()
    expect((await orderOf(orderId)).status).toBe('refunded')
    const findings = await reconcile(shop.deps, { dryRun: true })
    expect(findings.filter(({ kind }) => kind !== 'event_lost')).toEqual([])
  })

  it('is let go when staff cancel the order', async () => {
    const { orderId, intentId, productId } = await authorized()
    await shop.db.prisma.order.update({ where: { id: orderId }, data: { status: 'canceled' } })
    await shop.workJobs()
    expect((await intentOf(intentId)).status).toBe('canceled')
    expect(await stockOf(productId)).toEqual({ stock: 5, reserved: 0 })
  })

  it('that was captured in part in the dashboard is held: nobody here knows what was not sold', async () => {
    const { orderId, intentId } = await authorized()
    await shop.stripe.paymentIntents.capture(intentId, { amount_to_capture: 1_000 })
    await reconcile(shop.deps, { dryRun: false })
    expect(await orderOf(orderId)).toMatchObject({
      status: 'held',
      heldReason: 'amount_mismatch',
    })
  })

  it('that lapses takes the order with it', async () => {
    const { orderId, intentId } = await authorized()
    await shop.stripe.paymentIntents.cancel(intentId)
    await reconcile(shop.deps, { dryRun: false })
    expect((await orderOf(orderId)).status).toBe('canceled')
  })

  it.each(['error_before', 'error_after', 'close_after', 'rate_limit', 'lock_timeout'])(
    'is taken once when Stripe answers %s at first',
    async (fault) => {
      const { orderId, intentId } = await authorized()
      await shop.control('faults', { fault, route: 'POST /v1/payment_intents/:id/capture' })
      await requestCapture(shop.db.pool, orderId, 1_500)
      await workAll()
      expect(await intentOf(intentId)).toMatchObject({ amount_received: 1_500 })
      expect((await orderOf(orderId)).status).toBe('paid')
    },
  )

  it('is asked for once, and of an authorized order only', async () => {
    const { orderId } = await authorized()
    await requestCapture(shop.db.pool, orderId, 1_000)
    await expect(requestCapture(shop.db.pool, orderId, 1_200)).rejects.toMatchObject({
      constraint: 'orders_capture_is_asked_for_once',
    })
    await shop.workJobs()
    const other = await authorized()
    await expect(requestCapture(shop.db.pool, other.orderId, 2_401)).rejects.toMatchObject({
      constraint: 'orders_capture_is_1_to_the_total',
    })
    await shop.db.prisma.order.update({
      where: { id: other.orderId },
      data: { status: 'canceled' },
    })
    await expect(requestCapture(shop.db.pool, other.orderId, 100)).rejects.toMatchObject({
      constraint: 'orders_capture_needs_an_authorization',
    })
  })
})

describe('before an authorization lapses', () => {
  const warnings = (orderId: string) =>
    shop.db.prisma.mail.findMany({ where: { orderId, kind: 'authorization' } })

  const jobOf = async (orderId: string) => {
    const { rows } = await shop.db.pool.query<{ run_at: Date }>(
      'SELECT run_at FROM graphile_worker.jobs WHERE key = $1',
      [`authorization:${orderId}`],
    )
    return rows[0]?.run_at
  }

  it('staff are warned, a day ahead and once', async () => {
    const { orderId } = await authorized()
    const [payment] = (await orderOf(orderId)).payments
    const lapses = payment?.captureBefore?.getTime() ?? 0
    expect(lapses).toBeGreaterThan(Date.now() + 5 * 24 * 3600 * 1000)
    expect((await jobOf(orderId))?.getTime()).toBe(lapses - 24 * 3600 * 1000)
    expect(await warnings(orderId)).toEqual([])

    vi.useFakeTimers({ toFake: ['Date'], now: lapses - 12 * 3600 * 1000 })
    try {
      await watchAuthorization(shop.deps, orderId)
      await watchAuthorization(shop.deps, orderId)
    } finally {
      vi.useRealTimers()
    }
    const [warning, ...more] = await warnings(orderId)
    expect(more).toEqual([])
    expect(warning).toMatchObject({ recipient: 'staff@shop.example', sentAt: expect.any(Date) })
    expect(warning?.text).toContain(`$24.00 of order ${orderId}`)
  })

  it('nobody is warned of what was captured', async () => {
    const { orderId } = await authorized()
    await requestCapture(shop.db.pool, orderId, null)
    await shop.workJobs()
    await shop.db.pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()')
    await shop.workJobs()
    expect(await warnings(orderId)).toEqual([])
    expect(await jobOf(orderId)).toBeUndefined()
  })
})
