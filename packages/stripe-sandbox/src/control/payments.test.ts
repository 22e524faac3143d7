import { expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

const PAID = {
  amount: 4200,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  return_url: 'https://shop.example/return',
}

test("a payment's timeline tells requests, what they caused, and what came of it, in order", async () => {
  const { stripe, control } = await startSandbox()
  const { id } = await stripe.paymentIntents.create({ ...PAID, capture_method: 'manual' })
  await stripe.paymentIntents.capture(id, { amount_to_capture: 4000 })
  await rejection(stripe.paymentIntents.cancel(id))
  await stripe.refunds.create({ payment_intent: id, amount: 500 })
  // Looking is no part of the story, and other payments have their own.
  await stripe.paymentIntents.retrieve(id)
  await stripe.paymentIntents.create(PAID)

  const { body } = await control(`payments/${id}`)
  const { timeline } = Object(body)
  const told = timeline.map((entry: Record<string, unknown>) =>
    entry['kind'] === 'request'
      ? `${Object(entry['request']).method} ${Object(entry['request']).path.replace(id, ':id')}`
      : entry['type'],
  )
  // charge.updated and the like come by themselves, when they are due.
  const bySelf = new Set(['charge.updated', 'refund.updated', 'charge.refund.updated'])
  expect(told.filter((name: string) => !bySelf.has(name))).toEqual([
    'POST /v1/payment_intents',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
    'POST /v1/payment_intents/:id/capture',
    'charge.captured',
    'payment_intent.succeeded',
    'POST /v1/payment_intents/:id/cancel',
    'POST /v1/refunds',
    'refund.created',
    'charge.refunded',
  ])
  expect(timeline[0]).toMatchObject({ depth: 0, status: 'requires_capture' })
  expect(timeline[1]).toMatchObject({ depth: 1, status: 'requires_confirmation' })
  const refused = timeline.find((entry: { status?: string }) =>
    told[timeline.indexOf(entry)]?.endsWith('/cancel'),
  )
  expect(refused).toMatchObject({
    request: { status: 400, error: { code: 'payment_intent_unexpected_state' } },
    status: 'succeeded',
  })
})

test('payments are searched behind a cursor, and an unknown cursor is refused', async () => {
  const { stripe, control } = await startSandbox()
  for (const order of ['A-1', 'A-2', 'B-1']) {
    await stripe.paymentIntents.create({ amount: 4200, currency: 'usd', metadata: { order } })
  }
  const first = Object((await control('payments?search=order:a&limit=1')).body)
  expect(first.data).toHaveLength(1)
  const second = Object((await control(`payments?search=order:a&limit=1&after=${first.next}`)).body)
  expect(second.data).toHaveLength(1)
  expect(second.data[0].id).not.toBe(first.data[0].id)
  expect(await control('payments?after=pi_nowhere')).toMatchObject({ status: 400 })
  expect(await control('payments/pi_nowhere')).toMatchObject({ status: 404 })
})
