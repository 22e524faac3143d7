import { expect, test } from 'vitest'
import { WEBHOOK_SECRET, startReceiver, startSandbox } from '../testing/running-sandbox.ts'

const OPEN = { amount: 4200, currency: 'usd' }

test('an event tells how it got to each endpoint', async () => {
  const well = await startReceiver()
  const deaf = await startReceiver({ status: () => 500 })
  const sandbox = await startSandbox({
    webhooks: [well, deaf].map(({ url }) => ({ url, secret: WEBHOOK_SECRET })),
    retries: [60_000],
  })
  await sandbox.stripe.paymentIntents.create(OPEN)
  const [received] = await well.count(1)
  await deaf.count(1)
  const id = received?.event.id ?? ''
  const states = async (): Promise<unknown> =>
    Object((await sandbox.control(`events/${id}`)).body).deliveries
  await expect.poll(states).toMatchObject([
    { state: 'delivered', attempts: [{ status: 200 }], next_at_ms: null },
    {
      state: 'pending',
      attempts: [{ status: 500, accepted: false, kind: 'attempt' }],
      next_at_ms: expect.any(Number),
    },
  ])
  expect(await sandbox.control('events?search=created')).toMatchObject({
    body: { data: [{ id, type: 'payment_intent.created', waiting: 1, given_up: 0 }] },
  })
  expect(await sandbox.control('events/evt_nowhere')).toMatchObject({ status: 404 })
})
