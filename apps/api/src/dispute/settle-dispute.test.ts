import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reconcile } from '../reconciliation/reconcile.ts'
import { cartOf, openShop, type Shop } from '../testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

async function disputed() {
  const visitor = shop.visitor()
  const outcome = await visitor.checkout.createIntent.mutate(cartOf({ [shop.products.mug]: 1 }))
  if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
  const { orderId, clientSecret } = outcome
  const intent = await shop.stripe.paymentIntents.confirm(clientSecret.split('_secret_')[0] ?? '', {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/',
  })
  await reconcile(shop.deps, { dryRun: false })
  const charge = intent.latest_charge
  if (typeof charge !== 'string') throw new Error('no charge')
  await shop.control(`charges/${charge}/dispute`, { reason: 'fraudulent' })
  const { data } = await shop.stripe.events.list({ type: 'charge.dispute.created', limit: 1 })
  if (!data[0]) throw new Error('no event')
  return { orderId, visitor, event: data[0] }
}

describe('a dispute', () => {
  it('stands beside its order once, however often its event comes, and staff are told (I5)', async () => {
    const { orderId, visitor, event } = await disputed()
    for (let times = 0; times < 3; times++) await shop.deliver(event)
    expect(await shop.db.prisma.dispute.findMany({ where: { orderId } })).toMatchObject([
      { amountMinor: 2_400, currency: 'USD', reason: 'fraudulent', status: 'needs_response' },
    ])
    expect(await visitor.orders.byId.query({ orderId })).toMatchObject({
      status: 'paid',
      dispute: { status: 'needs_response' },
    })
    expect(
      await shop.db.prisma.mail.findMany({ where: { orderId, kind: 'dispute' } }),
    ).toMatchObject([
      { recipient: 'staff@shop.example', subject: expect.stringContaining('$24.00') },
    ])
    expect(shop.logLines.filter((line) => line.includes('a payment is disputed'))).toHaveLength(1)
  })

  it('that was decided says so', async () => {
    const { orderId, event } = await disputed()
    await shop.deliver(event)
    const row = await shop.db.prisma.dispute.findFirstOrThrow({ where: { orderId } })
    await shop.control(`disputes/${row.stripeDisputeId}/close`, { outcome: 'won' })
    const { data } = await shop.stripe.events.list({ type: 'charge.dispute.closed', limit: 1 })
    if (data[0]) await shop.deliver(data[0])
    expect(await shop.db.prisma.dispute.findFirstOrThrow({ where: { orderId } })).toMatchObject({
      status: 'won',
    })
  })
})
