import { realEnvironment } from '../environment.ts'
import { expect, test } from 'vitest'
import {
  WEBHOOK_SECRET,
  rejection,
  startReceiver,
  startSandbox,
} from '../testing/running-sandbox.ts'

const PAY = {
  amount: 10_000,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  payment_method_types: ['card'],
}

test('an asynchronous capture is booked a little later, and charge.updated tells of it', async () => {
  const receiver = await startReceiver()
  const { stripe } = await startSandbox({
    webhooks: [{ url: receiver.url, secret: WEBHOOK_SECRET }],
  })
  const intent = await stripe.paymentIntents.create({ ...PAY, expand: ['latest_charge'] })
  expect(intent.latest_charge).toMatchObject({ captured: true, balance_transaction: null })
  const received = await receiver.count(4)
  const types = received.map(({ event }) => event.type)
  expect(types.at(-1)).toBe('charge.updated')
  const updated = received.at(-1)?.event
  expect(updated).toMatchObject({
    data: {
      object: { balance_transaction: expect.stringMatching(/^txn_3/u) },
      previous_attributes: { balance_transaction: null },
    },
    request: { id: null },
  })
  expect(Object.keys(updated?.data.previous_attributes ?? {})).toEqual(['balance_transaction'])
})

test('a synchronous capture is booked at once, less the fee', async () => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.paymentIntents.create({ ...PAY, capture_method: 'automatic' })
  const intent = await stripe.paymentIntents.retrieve(id, {
    expand: ['latest_charge.balance_transaction.source'],
  })
  // 2.9 % and thirty cents.
  expect(intent.latest_charge).toMatchObject({
    balance_transaction: {
      object: 'balance_transaction',
      amount: 10_000,
      fee: 320,
      net: 9_680,
      currency: 'usd',
      type: 'charge',
      reporting_category: 'charge',
      status: 'pending',
      source: { object: 'charge', payment_intent: id },
      fee_details: [{ amount: 320, type: 'stripe_fee' }],
    },
  })
})

test('money is available after two days, or at once with the card that is made for it', async () => {
  let nowMs = Date.UTC(2026, 0, 1)
  const environment = { ...realEnvironment, now: () => nowMs }
  const { stripe } = await startSandbox({ environment })
  const pay = { ...PAY, capture_method: 'automatic' as const, expand: ['latest_charge'] }
  await stripe.paymentIntents.create({ ...pay, payment_method: 'pm_card_bypassPending' })
  expect((await stripe.balanceTransactions.list()).data[0]?.status).toBe('available')
  await stripe.paymentIntents.create(pay)
  const [latest] = (await stripe.balanceTransactions.list({ limit: 1 })).data
  expect(latest?.status).toBe('pending')
  nowMs += 2 * 24 * 60 * 60 * 1000
  expect(await stripe.balanceTransactions.retrieve(latest?.id ?? '')).toMatchObject({
    id: latest?.id,
    status: 'available',
  })
})

test('a list is of one source, currency or type', async () => {
  const { stripe } = await startSandbox()
  const pay = { ...PAY, capture_method: 'automatic' as const }
  const { latest_charge } = await stripe.paymentIntents.create(pay)
  await stripe.paymentIntents.create({ ...pay, currency: 'eur' })
  const source = typeof latest_charge === 'string' ? latest_charge : ''
  expect((await stripe.balanceTransactions.list({ source })).data).toMatchObject([{ source }])
  expect((await stripe.balanceTransactions.list({ currency: 'EUR' })).data).toMatchObject([
    { currency: 'eur' },
  ])
  expect((await stripe.balanceTransactions.list({ type: 'refund' })).data).toEqual([])
})

test('an unknown one is 404', async () => {
  const { stripe } = await startSandbox()
  expect(await rejection(stripe.balanceTransactions.retrieve('txn_x'))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  })
})
