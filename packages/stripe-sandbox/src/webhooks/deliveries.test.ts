import { describe, expect, test } from 'vitest'
import {
  WEBHOOK_SECRET,
  startReceiver,
  startSandbox,
  dataFolder,
} from '../testing/running-sandbox.ts'
import type { Received, Receiver, RunningSandbox } from '../testing/running-sandbox.ts'

const PAID = {
  amount: 1299,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  return_url: 'https://shop.example/return',
}
const OPEN = { amount: 1299, currency: 'usd' }

function to({ url }: Receiver): { url: string; secret: string } {
  return { url, secret: WEBHOOK_SECRET }
}

function types(received: Received[]): string[] {
  return received.map(({ event }) => event.type).toSorted()
}

async function nothingPending({ stripe }: RunningSandbox): Promise<void> {
  for (;;) {
    const { data } = await stripe.events.list({ delivery_success: false })
    if (data.length === 0) return
  }
}

describe('the events of a payment', () => {
  const cases: [name: string, params: object, expected: string[]][] = [
    [
      'that succeeds',
      PAID,
      ['charge.succeeded', 'payment_intent.created', 'payment_intent.succeeded'],
    ],
    [
      'that is declined',
      { ...PAID, payment_method: 'pm_card_chargeDeclined' },
      ['charge.failed', 'payment_intent.created', 'payment_intent.payment_failed'],
    ],
    [
      'that is only authorized',
      { ...PAID, capture_method: 'manual' },
      ['charge.succeeded', 'payment_intent.amount_capturable_updated', 'payment_intent.created'],
    ],
    [
      'that needs authentication',
      { ...PAID, payment_method: 'pm_card_authenticationRequired' },
      ['payment_intent.created', 'payment_intent.requires_action'],
    ],
    [
      'that is delayed',
      { ...PAID, payment_method: 'pm_card_sandboxDelayed' },
      ['charge.pending', 'payment_intent.created', 'payment_intent.processing'],
    ],
  ]
  test.each(cases)('%s arrive, verified', async (_name, params, expected) => {
    const receiver = await startReceiver()
    const sandbox = await startSandbox({ webhooks: [to(receiver)] })
    await sandbox.stripe.rawRequest('POST', '/v1/payment_intents', { ...params }).catch(() => null)
    expect(types(await receiver.count(expected.length))).toEqual(expected)
    const listed = await sandbox.stripe.events.list()
    expect(listed.data.map(({ type }) => type).toSorted()).toEqual(expected)
  })

  test('name the request and its key, and hold the object as it was then', async () => {
    const receiver = await startReceiver()
    const { stripe } = await startSandbox({ webhooks: [to(receiver)] })
    const intent = await stripe.paymentIntents.create(PAID, { idempotencyKey: 'order-1' })
    const received = await receiver.count(3)
    const created = received.find(({ event }) => event.type === 'payment_intent.created')
    expect(created?.event).toMatchObject({
      object: 'event',
      api_version: '2026-10-28.endive',
      livemode: false,
      pending_webhooks: 1,
      request: { id: intent.lastResponse.requestId, idempotency_key: 'order-1' },
      data: { object: { id: intent.id, status: 'requires_confirmation' } },
    })
    expect(created?.body).toBe(JSON.stringify(created?.event, null, 2))
  })

  test('of a cancellation and of a late settlement arrive, too', async () => {
    const receiver = await startReceiver()
    const sandbox = await startSandbox({ webhooks: [to(receiver)] })
    const { id } = await sandbox.stripe.paymentIntents.create(OPEN)
    await sandbox.stripe.paymentIntents.cancel(id)
    const late = { ...PAID, payment_method: 'pm_card_sandboxDelayed' }
    const intent = await sandbox.stripe.paymentIntents.create(late)
    await sandbox.control(`payment_intents/${intent.id}/settle`, 'outcome=succeed')
    const received = await receiver.count(7)
    expect(types(received)).toEqual([
      'charge.pending',
      'charge.succeeded',
      'payment_intent.canceled',
      'payment_intent.created',
      'payment_intent.created',
      'payment_intent.processing',
      'payment_intent.succeeded',
    ])
    const settled = received.find(({ event }) => event.type === 'payment_intent.succeeded')
    expect(settled?.event.request).toEqual({ id: null, idempotency_key: null })
  })

  test('go to every endpoint, each signed with its own secret', async () => {
    const [first, second] = [await startReceiver(), await startReceiver()]
    const { stripe } = await startSandbox({ webhooks: [to(first), to(second)] })
    const { id } = await stripe.paymentIntents.create(OPEN)
    for (const receiver of [first, second]) {
      expect((await receiver.count(1))[0]?.event.data.object).toMatchObject({ id })
    }
  })
})

describe('a delivery', () => {
  test('is repeated until it is accepted, signed anew each time', async () => {
    const receiver = await startReceiver({ status: (nth) => (nth < 3 ? 500 : 200) })
    const sandbox = await startSandbox({
      webhooks: [to(receiver)],
      retries: [1100, 20],
    })
    await sandbox.stripe.paymentIntents.create(OPEN)
    const [first, second, third] = await receiver.count(3)
    expect(second?.event.id).toBe(first?.event.id)
    expect(second?.body).toBe(first?.body)
    expect(second?.signature).not.toBe(first?.signature)
    expect(third?.event.id).toBe(first?.event.id)
    await nothingPending(sandbox)
  })

  test('takes a redirect for a failure', async () => {
    const receiver = await startReceiver({ status: (nth) => (nth === 1 ? 302 : 204) })
    const sandbox = await startSandbox({ webhooks: [to(receiver)], retries: [20] })
    await sandbox.stripe.paymentIntents.create(OPEN)
    expect(await receiver.count(2)).toHaveLength(2)
    await nothingPending(sandbox)
  })

  test('that never ends does not hold up the others', async () => {
    const receiver = await startReceiver({ status: (nth) => (nth === 1 ? null : 200) })
    const { stripe } = await startSandbox({ webhooks: [to(receiver)] })
    await stripe.paymentIntents.create(OPEN)
    await receiver.count(1)
    const { id } = await stripe.paymentIntents.create(OPEN)
    const received = await receiver.count(2)
    expect(received[1]?.event.data.object).toMatchObject({ id })
  })

  test('is given up after the last retry, and can be sent again', async () => {
    const receiver = await startReceiver({ status: (nth) => (nth <= 2 ? 500 : 200) })
    const sandbox = await startSandbox({ webhooks: [to(receiver)], retries: [20] })
    await sandbox.stripe.paymentIntents.create(OPEN)
    const [first] = await receiver.count(2)
    const eventId = first?.event.id ?? ''
    expect(await sandbox.stripe.events.retrieve(eventId)).toMatchObject({ pending_webhooks: 1 })
    expect(await sandbox.control(`events/${eventId}/resend`, '')).toMatchObject({ status: 200 })
    await receiver.count(3)
    await nothingPending(sandbox)
    expect(await sandbox.control('events/evt_nope/resend', '')).toMatchObject({ status: 404 })
  })

  test('that was accepted can be sent once more', async () => {
    const receiver = await startReceiver()
    const sandbox = await startSandbox({ webhooks: [to(receiver)] })
    await sandbox.stripe.paymentIntents.create(OPEN)
    const [first] = await receiver.count(1)
    await nothingPending(sandbox)
    await sandbox.control(`events/${first?.event.id}/resend`, '')
    const [, second] = await receiver.count(2)
    expect(second?.event.id).toBe(first?.event.id)
  })

  test('that failed before a restart is made up for after it', async () => {
    const data = dataFolder()
    const deaf = await startReceiver({ status: () => 500 })
    const before = await startSandbox({ data, webhooks: [to(deaf)], retries: [500, 500] })
    const { id } = await before.stripe.paymentIntents.create(OPEN)
    await deaf.count(1)
    await before.close()
    const receiver = await startReceiver()
    await startSandbox({ data, webhooks: [to(receiver)] })
    expect((await receiver.count(1))[0]?.event.data.object).toMatchObject({ id })
  })
})
