import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { eventTypes, latestEvent } from '../testing/events.ts'
import { pay } from '../testing/pay.ts'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

describe('a refund', () => {
  test('of a PaymentIntent gives everything back', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const { intent, charge } = await pay(sandbox)
    const since = await latestEvent(stripe)
    const refund = await stripe.refunds.create({
      payment_intent: intent,
      reason: 'requested_by_customer',
      metadata: { order: '1' },
      expand: ['balance_transaction', 'charge'],
    })
    expect(refund).toMatchObject({
      object: 'refund',
      amount: 1000,
      balance_transaction: { amount: -1000, fee: 0, net: -1000, type: 'refund', source: refund.id },
      charge: { id: charge, amount_refunded: 1000, refunded: true },
      currency: 'usd',
      destination_details: { type: 'card', card: { type: 'refund', reference_status: 'pending' } },
      metadata: { order: '1' },
      payment_intent: intent,
      reason: 'requested_by_customer',
      status: 'succeeded',
    })
    expect(refund.id.slice(3, -8)).toBe(intent.slice(3, -8))
    expect(await eventTypes(stripe, { since })).toEqual(['refund.created', 'charge.refunded'])
    const [refunded] = (await stripe.events.list({ type: 'charge.refunded' })).data
    expect(refunded?.data.previous_attributes).toEqual({ amount_refunded: 0, refunded: false })
    expect(await rejection(stripe.refunds.create({ charge }))).toMatchObject({
      statusCode: 400,
      code: 'charge_already_refunded',
      message: `Charge ${charge} has already been refunded.`,
    })
    expect(await stripe.paymentIntents.retrieve(intent)).toMatchObject({
      status: 'succeeded',
      amount_received: 1000,
    })
  })

  test('may be one of several parts, never of more than is left', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const { charge } = await pay(sandbox)
    await stripe.refunds.create({ charge, amount: 300 })
    await stripe.refunds.create({ charge, amount: 450 })
    expect(await rejection(stripe.refunds.create({ charge, amount: 251 }))).toMatchObject({
      statusCode: 400,
      param: 'amount',
      message: 'Refund amount ($2.51) is greater than unrefunded amount on charge ($2.50)',
    })
    expect(await stripe.charges.retrieve(charge, { expand: ['refunds'] })).toMatchObject({
      amount_refunded: 750,
      refunded: false,
      refunds: { data: [{ amount: 450 }, { amount: 300 }], has_more: false },
    })
    await stripe.refunds.create({ charge })
    expect(await stripe.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 1000,
      refunded: true,
    })
  })

  test('as fraudulent marks the charge so', async () => {
    const sandbox = await startSandbox()
    const { charge } = await pay(sandbox)
    await sandbox.stripe.refunds.create({ charge, reason: 'fraudulent' })
    expect(await sandbox.stripe.charges.retrieve(charge)).toMatchObject({
      fraud_details: { user_report: 'fraudulent' },
    })
  })

  test('gets the card network its number a little later', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const { charge } = await pay(sandbox)
    const { id } = await stripe.refunds.create({ charge })
    const since = await latestEvent(stripe)
    await sandbox.control('clock', 'advance=1m')
    expect((await stripe.refunds.retrieve(id)).destination_details?.card).toMatchObject({
      reference: expect.stringMatching(/^\d{23}$/u),
      reference_status: 'available',
    })
    expect(await eventTypes(stripe, { since })).toEqual(['refund.updated', 'charge.refund.updated'])
  })

  test('of an asynchronous capture books the charge first', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const { charge } = await pay(sandbox, { capture_method: 'automatic_async' })
    const since = await latestEvent(stripe)
    await stripe.refunds.create({ charge, amount: 400 })
    expect(await eventTypes(stripe, { since })).toEqual([
      'charge.updated',
      'refund.created',
      'charge.refunded',
    ])
    await sandbox.control('clock', 'advance=1m')
    const { data } = await stripe.balanceTransactions.list()
    expect(data.map(({ net }) => net)).toEqual([-400, 941])
  })

  test('is listed by its charge and by its intent', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const first = await pay(sandbox)
    const second = await pay(sandbox)
    const a = await stripe.refunds.create({ charge: first.charge, amount: 100 })
    const b = await stripe.refunds.create({ charge: first.charge, amount: 200 })
    const c = await stripe.refunds.create({ charge: second.charge })
    const ids = async (params: Stripe.RefundListParams): Promise<string[]> =>
      (await stripe.refunds.list(params)).data.map(({ id }) => id)
    expect(await ids({})).toEqual([c.id, b.id, a.id])
    expect(await ids({ charge: first.charge })).toEqual([b.id, a.id])
    expect(await ids({ payment_intent: second.intent })).toEqual([c.id])
  })

  test('takes new metadata, and tells of it by both of its names', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const { charge } = await pay(sandbox)
    const { id } = await stripe.refunds.create({ charge, metadata: { a: '1' } })
    const since = await latestEvent(stripe)
    const updated = await stripe.refunds.update(id, { metadata: { order_id: '6735' } })
    expect(updated.metadata).toEqual({ a: '1', order_id: '6735' })
    expect(await eventTypes(stripe, { since })).toEqual(['refund.updated', 'charge.refund.updated'])
  })
})

describe('a refund is refused', () => {
  test('without a payment, and for two', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const { intent, charge } = await pay(sandbox)
    expect(await rejection(stripe.refunds.create({}))).toMatchObject({ statusCode: 400 })
    expect(
      await rejection(stripe.refunds.create({ charge, payment_intent: intent })),
    ).toMatchObject({ statusCode: 400 })
    expect(await rejection(stripe.refunds.create({ charge: 'ch_x' }))).toMatchObject({
      code: 'resource_missing',
      param: 'charge',
      message: "No such charge: 'ch_x'",
    })
    expect((await stripe.refunds.list()).data).toEqual([])
  })

  const unpaid: [name: string, params: Partial<Stripe.PaymentIntentCreateParams>][] = [
    ['requires_capture', { capture_method: 'manual' }],
    ['processing', { payment_method: 'pm_card_sandboxDelayed' }],
    ['requires_action', { payment_method: 'pm_card_authenticationRequired' }],
  ]
  test.each(unpaid)('while the PaymentIntent is in %s', async (status, params) => {
    const sandbox = await startSandbox()
    const { intent } = await pay(sandbox, params)
    expect(await sandbox.stripe.paymentIntents.retrieve(intent)).toMatchObject({ status })
    const error = await rejection(sandbox.stripe.refunds.create({ payment_intent: intent }))
    expect(error).toMatchObject({
      statusCode: 400,
      message: `This PaymentIntent (${intent}) does not have a successful charge to refund.`,
    })
  })

  test('of nothing, or of less', async () => {
    const sandbox = await startSandbox()
    const { charge } = await pay(sandbox)
    for (const amount of [0, -5]) {
      const error = await rejection(sandbox.stripe.refunds.create({ charge, amount }))
      expect(error).toMatchObject({ code: 'parameter_invalid_integer', param: 'amount' })
    }
  })

  test('its cancellation, unless it waits for the customer', async () => {
    const sandbox = await startSandbox()
    const { charge } = await pay(sandbox)
    const { id } = await sandbox.stripe.refunds.create({ charge })
    expect(await rejection(sandbox.stripe.refunds.cancel(id))).toMatchObject({ statusCode: 400 })
  })
})

describe('an asynchronous refund', () => {
  test('is pending, and succeeds by itself', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const { charge } = await pay(sandbox, { payment_method: 'pm_card_pendingRefund' })
    const refund = await stripe.refunds.create({ charge })
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' })
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ refunded: true })
    const since = await latestEvent(stripe)
    await sandbox.control('clock', 'advance=1m')
    const after = await stripe.refunds.retrieve(refund.id)
    expect(after.status).toBe('succeeded')
    expect(after).not.toHaveProperty('pending_reason')
    expect(await eventTypes(stripe, { since })).toEqual(['refund.updated', 'charge.refund.updated'])
  })

  test('succeeds, and then fails: the money and the sums come back', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const { charge } = await pay(sandbox, { payment_method: 'pm_card_refundFail' })
    const refund = await stripe.refunds.create({ charge, amount: 400 })
    expect(refund.status).toBe('succeeded')
    const since = await latestEvent(stripe)
    await sandbox.control('clock', 'advance=1m')
    const after = await stripe.refunds.retrieve(refund.id, {
      expand: ['failure_balance_transaction'],
    })
    expect(after).toMatchObject({
      status: 'failed',
      failure_reason: expect.any(String),
      failure_balance_transaction: { amount: 400, type: 'refund_failure' },
    })
    expect(await stripe.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    })
    expect(await eventTypes(stripe, { since })).toEqual([
      'refund.updated',
      'charge.refund.updated',
      'refund.failed',
    ])
    // What came back can be tried again.
    expect(await stripe.refunds.create({ charge })).toMatchObject({ amount: 1000 })
  })

  test('is settled by the side door, once', async () => {
    const sandbox = await startSandbox()
    const { charge } = await pay(sandbox, { payment_method: 'pm_card_pendingRefund' })
    const { id } = await sandbox.stripe.refunds.create({ charge })
    const settle = `refunds/${id}/settle`
    expect(await sandbox.control(settle, 'outcome=fail')).toEqual({
      status: 200,
      body: { id, status: 'failed' },
    })
    expect(await sandbox.control(settle, 'outcome=succeed')).toMatchObject({ status: 409 })
    await sandbox.control('clock', 'advance=1m')
    expect(await sandbox.stripe.refunds.retrieve(id)).toMatchObject({ status: 'failed' })
  })
})
