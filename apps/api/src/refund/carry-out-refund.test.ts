import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reconcile } from '../reconciliation/reconcile.ts'
import { cartOf, openShop, type Shop } from '../testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

/** A paid order of 24.00. */
async function paid() {
  const cart = cartOf({ [shop.products.mug]: 1 })
  const outcome = await shop.visitor().checkout.createIntent.mutate(cart)
  if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
  const intentId = outcome.clientSecret.split('_secret_')[0] ?? ''
  await shop.stripe.paymentIntents.confirm(intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/',
  })
  await reconcile(shop.deps, { dryRun: false })
  return { orderId: outcome.orderId, intentId }
}

const ask = (orderId: string, amountMinor: number) =>
  shop.db.prisma.refund.create({ data: { orderId, amountMinor } })

const statusOf = async (id: string) =>
  (await shop.db.prisma.order.findUniqueOrThrow({ where: { id } })).status

const refundsAtStripe = async (intentId: string) =>
  (await shop.stripe.refunds.list({ payment_intent: intentId, limit: 100 })).data

async function workAll(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await shop.db.pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()')
    await shop.workJobs()
  }
}

describe('a refund', () => {
  it('in part, and then the rest', async () => {
    const { orderId, intentId } = await paid()
    await ask(orderId, 400)
    await shop.workJobs()
    expect(await statusOf(orderId)).toBe('partially_refunded')
    await ask(orderId, 2_000)
    await shop.workJobs()
    expect(await statusOf(orderId)).toBe('refunded')
    const amounts = (await refundsAtStripe(intentId)).map(({ amount }) => amount)
    expect(amounts.toSorted((a, b) => a - b)).toEqual([400, 2_000])
  })

  it('asked for ten times at once is never more than was paid', async () => {
    const { orderId, intentId } = await paid()
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => ask(orderId, 1_000)))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    await shop.workJobs()
    expect((await refundsAtStripe(intentId)).map(({ amount }) => amount)).toEqual([1_000, 1_000])
    expect(await statusOf(orderId)).toBe('partially_refunded')
  })

  it('that fails days later makes the order paid again, and can be asked for anew', async () => {
    const { orderId, intentId } = await paid()
    await ask(orderId, 2_400)
    await shop.workJobs()
    expect(await statusOf(orderId)).toBe('refunded')
    const [made] = await refundsAtStripe(intentId)
    await shop.control(`refunds/${made?.id}/settle`, { outcome: 'fail' })
    for (const event of await shop.stripe.events.list({ limit: 100 }).then(({ data }) => data)) {
      if (event.type.startsWith('refund.')) await shop.deliver(event)
    }
    const [failed] = await refundsAtStripe(intentId)
    expect(failed?.status).toBe('failed')
    expect(await statusOf(orderId)).toBe('paid')
    await expect(ask(orderId, 2_400)).resolves.toMatchObject({ status: 'requested' })
  })

  it('whose job runs twice is made once', async () => {
    const { orderId, intentId } = await paid()
    const { id } = await ask(orderId, 400)
    await shop.db.pool.query(
      `SELECT graphile_worker.add_job('refund', json_build_object('id', $1::text))`,
      [id],
    )
    await shop.workJobs()
    expect(await refundsAtStripe(intentId)).toHaveLength(1)
  })

  it.each(['error_before', 'error_after', 'close_after', 'rate_limit', 'lock_timeout'])(
    'is made once when Stripe answers it with %s',
    async (fault) => {
      const { orderId, intentId } = await paid()
      await shop.control('faults', { fault, route: 'POST /v1/refunds' })
      await ask(orderId, 400)
      await workAll()
      expect(await refundsAtStripe(intentId)).toHaveLength(1)
      expect(await statusOf(orderId)).toBe('partially_refunded')
    },
  )

  it('that was made in the dashboard is entered, and leaves no room for what does not fit beside it', async () => {
    const { orderId, intentId } = await paid()
    const { id } = await ask(orderId, 2_000)
    await shop.stripe.refunds.create({ payment_intent: intentId, amount: 2_400 })
    await reconcile(shop.deps, { dryRun: false })
    await workAll()
    expect(await statusOf(orderId)).toBe('refunded')
    expect(await shop.db.prisma.refund.findUnique({ where: { id } })).toMatchObject({
      status: 'canceled',
      failureReason: 'refunded_elsewhere',
    })
  })

  it('that Stripe refuses for good is shown as failed, and the order stays paid', async () => {
    const { orderId, intentId } = await paid()
    const client = await shop.db.pool.connect()
    await client.query('SET session_replication_role = replica')
    await client.query('UPDATE payments SET received_minor = 9999 WHERE order_id = $1', [orderId])
    client.release(true)
    const { id } = await ask(orderId, 9_999)
    await shop.workJobs()
    expect(await shop.db.prisma.refund.findUnique({ where: { id } })).toMatchObject({
      status: 'failed',
    })
    expect(await refundsAtStripe(intentId)).toEqual([])
    expect(await statusOf(orderId)).toBe('paid')
  })
})
