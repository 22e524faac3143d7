import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { eventTypes, latestEvent } from '../testing/events.ts'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

const HOLD = {
  amount: 1000,
  capture_method: 'manual',
  confirm: true,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  payment_method_types: ['card'],
} as const

const WEEK_SECONDS = 7 * 24 * 60 * 60

function chargeOf(intent: Stripe.PaymentIntent): Stripe.Charge {
  const charge = intent.latest_charge
  if (charge === null || typeof charge === 'string') throw new Error('Expand latest_charge')
  return charge
}

describe('money that is held', () => {
  test('is there for seven days, and says until when', async () => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({ ...HOLD, expand: ['latest_charge'] })
    const charge = chargeOf(intent)
    expect(charge).toMatchObject({ amount_captured: 0, captured: false, paid: true })
    expect(charge.payment_method_details?.card?.capture_before).toBe(charge.created + WEEK_SECONDS)
    expect(await eventTypes(stripe)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
    ])
  })

  test('is captured whole, booked at once, and cannot be captured again', async () => {
    const { stripe } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(HOLD)
    const since = await latestEvent(stripe)
    const intent = await stripe.paymentIntents.capture(id, {
      metadata: { shipped: 'yes' },
      expand: ['latest_charge.balance_transaction'],
    })
    expect(intent).toMatchObject({
      status: 'succeeded',
      amount_capturable: 0,
      amount_received: 1000,
      metadata: { shipped: 'yes' },
      latest_charge: {
        amount_captured: 1000,
        amount_refunded: 0,
        captured: true,
        balance_transaction: { amount: 1000, fee: 59 },
      },
    })
    expect(await eventTypes(stripe, { since })).toEqual([
      'charge.captured',
      'payment_intent.succeeded',
    ])
    expect(await rejection(stripe.paymentIntents.capture(id))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      message: 'This PaymentIntent could not be captured because it has already been captured.',
    })
  })

  test('is captured in part, and the rest goes back', async () => {
    const { stripe } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(HOLD)
    const intent = await stripe.paymentIntents.capture(id, {
      amount_to_capture: 600,
      expand: ['latest_charge.refunds', 'latest_charge.balance_transaction'],
    })
    expect(intent).toMatchObject({ status: 'succeeded', amount: 1000, amount_received: 600 })
    expect(chargeOf(intent)).toMatchObject({
      amount: 1000,
      amount_captured: 600,
      amount_refunded: 400,
      refunded: false,
      balance_transaction: { amount: 600 },
      refunds: { object: 'list', data: [{ amount: 400, balance_transaction: null }] },
    })
    const error = await rejection(stripe.refunds.create({ payment_intent: id, amount: 601 }))
    expect(error.message).toContain('unrefunded amount on charge ($6.00)')
  })

  const refused: [name: string, params: Stripe.PaymentIntentCaptureParams, error: object][] = [
    [
      'more than is held',
      { amount_to_capture: 1001 },
      { code: 'amount_too_large', param: 'amount_to_capture' },
    ],
    ['nothing', { amount_to_capture: 0 }, { code: 'parameter_invalid_integer' }],
    ['in several parts', { final_capture: false }, { code: 'sandbox_unsupported' }],
  ]
  test.each(refused)('cannot be captured: %s', async (_name, params, error) => {
    const { stripe } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(HOLD)
    expect(await rejection(stripe.paymentIntents.capture(id, params))).toMatchObject(error)
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 1000,
    })
  })

  test('only money that is held can be captured', async () => {
    const { stripe } = await startSandbox()
    const { id } = await stripe.paymentIntents.create({ amount: 1000, currency: 'usd' })
    expect(await rejection(stripe.paymentIntents.capture(id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
      message:
        'This PaymentIntent could not be captured because it has a status of requires_payment_method. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.',
    })
  })

  test('is let go when the intent is canceled', async () => {
    const { stripe } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(HOLD)
    const since = await latestEvent(stripe)
    const intent = await stripe.paymentIntents.cancel(id, {
      cancellation_reason: 'requested_by_customer',
      expand: ['latest_charge.refunds'],
    })
    expect(intent).toMatchObject({
      status: 'canceled',
      amount_capturable: 0,
      amount_received: 0,
      cancellation_reason: 'requested_by_customer',
    })
    expect(chargeOf(intent)).toMatchObject({
      amount_captured: 0,
      amount_refunded: 1000,
      captured: false,
      refunded: true,
      balance_transaction: null,
      refunds: { data: [{ amount: 1000, reason: null, status: 'succeeded' }] },
    })
    expect(await eventTypes(stripe, { since })).toEqual([
      'refund.created',
      'charge.refunded',
      'payment_intent.canceled',
    ])
    expect((await stripe.balanceTransactions.list()).data).toEqual([])
  })

  test('lapses by itself after seven days', async () => {
    const { stripe, control } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(HOLD)
    const since = await latestEvent(stripe)
    await control('clock', `advance=${WEEK_SECONDS - 60}`)
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'requires_capture' })
    await control('clock', 'advance=60')
    const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge.refunds'] })
    expect(intent).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' })
    expect(chargeOf(intent)).toMatchObject({
      refunded: true,
      refunds: { data: [{ reason: 'expired_uncaptured_charge' }] },
    })
    expect(await eventTypes(stripe, { since })).toEqual([
      'charge.expired',
      'payment_intent.canceled',
    ])
  })

  test('that was captured in time does not lapse', async () => {
    const { stripe, control } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(HOLD)
    await stripe.paymentIntents.capture(id)
    await control('clock', 'advance=8d')
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded' })
  })
})
