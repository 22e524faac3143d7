import { addJob } from '@paydesk/db'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cartOf, forgetIntentId, openShop, type Shop } from '../testing/open-shop.ts'
import { reconcile } from './reconcile.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop[Symbol.asyncDispose]())

/** An order that was paid at Stripe, of which no webhook came. */
async function pay() {
  const outcome = await shop
    .visitor()
    .checkout.createIntent.mutate(cartOf({ [shop.products.mug]: 1 }))
  if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
  const intentId = outcome.clientSecret.split('_secret_')[0] ?? ''
  await shop.stripe.paymentIntents.confirm(intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/',
  })
  return { orderId: outcome.orderId, intentId }
}

async function reconciled(dryRun = false) {
  const findings = await reconcile(shop.deps, { dryRun })
  await shop.workJobs()
  return findings.map(({ kind, mended }) => `${kind}${mended ? ', mended' : ''}`)
}

const statusOf = async (id: string) =>
  (await shop.db.prisma.order.findUniqueOrThrow({ where: { id } })).status

const findingsKept = () => shop.db.prisma.reconciliationFinding.count({ where: { mended: false } })

it('finds each payment when every webhook was lost, and then finds nothing more (I7)', async () => {
  const orders = [await pay(), await pay(), await pay()]
  expect(await reconciled()).toEqual(expect.arrayContaining(['payment_not_settled, mended']))
  for (const { orderId } of orders) expect(await statusOf(orderId)).toBe('paid')
  expect(await reconciled()).toEqual([])
})

it('takes in an event that never came as if it had (I5)', async () => {
  const { orderId, intentId } = await pay()
  const [event] = (await shop.eventsOf(intentId)).filter(
    ({ type }) => type === 'payment_intent.succeeded',
  )
  await reconciled()
  const row = await shop.db.prisma.webhookEvent.findUniqueOrThrow({
    where: { id: event?.id ?? '' },
  })
  // The payment itself was found by the same pass: its event had nothing left to do.
  expect(row.outcome).toMatch(/^(applied|stale)$/)
  expect(await statusOf(orderId)).toBe('paid')
})

it('only looks in a dry run', async () => {
  const { orderId } = await pay()
  expect(await reconciled(true)).toEqual(['event_lost', 'payment_not_settled'])
  expect(await statusOf(orderId)).toBe('awaiting_payment')
  expect(await findingsKept()).toBe(0)
  expect(await shop.db.prisma.reconciliationMark.count()).toBe(0)
})

it('finds a payment even when the answer with its id was lost as well (I7)', async () => {
  const { orderId } = await pay()
  await forgetIntentId(shop.db, orderId)
  await reconciled()
  expect(await statusOf(orderId)).toBe('paid')
})

describe('what nobody can mend is listed once, for a person', () => {
  it('money for an order that is not in our books', async () => {
    const { id } = await shop.stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      metadata: { paydesk_order_id: crypto.randomUUID(), paydesk_generation: '1' },
    })
    await shop.stripe.paymentIntents.confirm(id, {
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example/',
    })
    expect(await reconciled()).toContain('payment_without_order')
    expect(await reconciled()).toEqual(['payment_without_order'])
    expect(await findingsKept()).toBe(1)
  })

  it('an order that a hand made paid, without any money', async () => {
    const cart = cartOf({ [shop.products.mug]: 1 })
    await shop.visitor().checkout.createIntent.mutate(cart)
    await shop.db.prisma.order.update({
      where: { id: cart.checkoutId },
      data: { status: 'paid', paidAt: new Date() },
    })
    expect(await reconciled()).toEqual(['order_without_payment'])
  })

  it('a payment of another amount in an order that a hand made paid', async () => {
    const { orderId, intentId } = await pay()
    await reconciled()
    const client = await shop.db.pool.connect()
    await client.query('SET session_replication_role = replica')
    await client.query(
      `UPDATE orders SET subtotal_minor = 9900, total_minor = 9900,
         quote = jsonb_set(quote, '{totalMinor}', '9900') WHERE id = $1`,
      [orderId],
    )
    client.release(true)
    expect(await reconcile(shop.deps, { dryRun: true })).toMatchObject([
      { kind: 'amount_differs', orderId, stripeId: intentId },
    ])
  })

  it('an event that went aside', async () => {
    await shop.db.prisma.webhookEvent.create({
      data: {
        id: 'evt_1',
        type: 'payment_intent.succeeded',
        outcome: 'poison',
        lastError: 'No such\npayment',
        stripeCreatedAt: new Date(),
        doneAt: new Date(),
      },
    })
    expect(await reconciled()).toEqual(['event_poisoned'])
  })
})

it('settles a refund that was made in Stripe’s dashboard, of which no webhook came', async () => {
  const { orderId, intentId } = await pay()
  await reconciled()
  await shop.stripe.refunds.create({ payment_intent: intentId, amount: 400 })
  expect(await reconciled()).toContain('refund_not_settled, mended')
  expect(await statusOf(orderId)).toBe('partially_refunded')
  expect(await reconciled()).toEqual([])
})

it('closes the payment of a canceled order, of which the job was lost', async () => {
  const cart = cartOf({ [shop.products.mug]: 1 })
  await shop.visitor().checkout.createIntent.mutate(cart)
  await shop.db.prisma.order.update({
    where: { id: cart.checkoutId },
    data: { status: 'canceled' },
  })
  await shop.db.pool.query('DELETE FROM graphile_worker._private_jobs')
  expect(await reconciled()).toEqual(['closed_order_payable, mended'])
  const [intent] = await shop.stripe.paymentIntents.list({ limit: 1 }).then(({ data }) => data)
  expect(intent?.status).toBe('canceled')
})

it('gives work a job again that waits without one', async () => {
  const { orderId, intentId } = await pay()
  const [event] = (await shop.eventsOf(intentId)).filter(
    ({ type }) => type === 'payment_intent.succeeded',
  )
  await shop.db.prisma.webhookEvent.create({
    data: {
      id: event?.id ?? '',
      type: 'payment_intent.succeeded',
      paymentIntentId: intentId,
      stripeCreatedAt: new Date(),
      receivedAt: new Date(Date.now() - 120_000),
    },
  })
  await addJob(shop.db.pool, { task: 'sweep', payload: { id: '' }, key: 'sweep' })
  await shop.workJobs()
  expect(await statusOf(orderId)).toBe('paid')
})
