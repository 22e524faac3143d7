import { realEnvironment } from './environment.ts'
import { describe, expect, test } from 'vitest'
import { rejection, startSandbox, dataFolder } from './testing/running-sandbox.ts'
import type { RunningSandbox } from './testing/running-sandbox.ts'

const ORDER = { amount: 1299, currency: 'usd' }
const DECLINED = {
  ...ORDER,
  confirm: true,
  payment_method: 'pm_card_chargeDeclined',
  return_url: 'https://shop.example/return',
}

async function intentCount({ stripe }: RunningSandbox): Promise<number> {
  return (await stripe.paymentIntents.list({ limit: 100 })).data.length
}

async function post(
  { url }: RunningSandbox,
  key: string,
  form: Record<string, string>,
): Promise<Response> {
  return fetch(`${url}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_sandbox', 'Idempotency-Key': key },
    body: new URLSearchParams(form),
  })
}

describe('an idempotency key', () => {
  test('makes one intent of two requests and replays the first answer', async () => {
    const sandbox = await startSandbox()
    const form = { amount: '1299', currency: 'usd' }
    const first = await post(sandbox, 'order-1', form)
    const second = await post(sandbox, 'order-1', form)
    expect(await second.text()).toBe(await first.text())
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    expect(first.headers.get('original-request')).toBe(first.headers.get('request-id'))
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    expect(second.headers.get('idempotency-key')).toBe('order-1')
    expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'))
    expect(second.headers.get('request-id')).not.toBe(first.headers.get('request-id'))
    expect(await intentCount(sandbox)).toBe(1)
  })

  test('does not mind the order of the parameters', async () => {
    const sandbox = await startSandbox()
    await post(sandbox, 'order-1', { amount: '1299', currency: 'usd' })
    const second = await post(sandbox, 'order-1', { currency: 'usd', amount: '1299' })
    expect(second.headers.get('idempotent-replayed')).toBe('true')
  })

  test('refuses other parameters', async () => {
    const sandbox = await startSandbox()
    const idempotencyKey = 'order-1'
    await sandbox.stripe.paymentIntents.create(ORDER, { idempotencyKey })
    const error = await rejection(
      sandbox.stripe.paymentIntents.create({ ...ORDER, amount: 1 }, { idempotencyKey }),
    )
    expect(error).toMatchObject({
      statusCode: 400,
      type: 'StripeIdempotencyError',
      message:
        "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'order-1' if you meant to execute a different request.",
    })
  })

  test('refuses another endpoint', async () => {
    const sandbox = await startSandbox()
    const idempotencyKey = 'order-1'
    const { id } = await sandbox.stripe.paymentIntents.create(ORDER, { idempotencyKey })
    const error = await rejection(sandbox.stripe.paymentIntents.cancel(id, {}, { idempotencyKey }))
    expect(error).toMatchObject({ type: 'StripeIdempotencyError' })
    expect(error.message).toContain(`('/v1/payment_intents/${id}/cancel' vs '/v1/payment_intents')`)
  })

  test('in flight answers 409, which may be repeated, and the first one counts', async () => {
    const sandbox = await startSandbox({ answerDelayMs: 100 })
    const form = { amount: '1299', currency: 'usd' }
    const answers = await Promise.all([
      post(sandbox, 'order-1', form),
      post(sandbox, 'order-1', form),
    ])
    const [done, refused] = answers.toSorted((a, b) => a.status - b.status)
    expect(done?.status).toBe(200)
    expect(refused?.status).toBe(409)
    expect(refused?.headers.get('stripe-should-retry')).toBe('true')
    expect(await refused?.json()).toMatchObject({
      error: { type: 'idempotency_error', code: 'idempotency_key_in_use' },
    })
    expect((await post(sandbox, 'order-1', form)).headers.get('idempotent-replayed')).toBe('true')
    expect(await intentCount(sandbox)).toBe(1)
  })

  test('replays a decline without a second attempt', async () => {
    const sandbox = await startSandbox()
    const attempt = (): Promise<unknown> =>
      sandbox.stripe.paymentIntents.create(DECLINED, { idempotencyKey: 'order-1' })
    const first = await rejection(attempt())
    const second = await rejection(attempt())
    expect(second.payment_intent?.id).toBe(first.payment_intent?.id)
    expect(second.headers).toMatchObject({ 'idempotent-replayed': 'true' })
    expect(await intentCount(sandbox)).toBe(1)
  })

  test('forgets a refusal of parameters, so that the request may be mended', async () => {
    const sandbox = await startSandbox()
    const idempotencyKey = 'order-1'
    await rejection(
      sandbox.stripe.paymentIntents.create({ ...ORDER, amount: 1 }, { idempotencyKey }),
    )
    const intent = await sandbox.stripe.paymentIntents.create(ORDER, { idempotencyKey })
    expect(intent.amount).toBe(1299)
  })

  test('remembers a 500', async () => {
    const faults: unknown[] = []
    let calls = 0
    const sandbox = await startSandbox({
      onFault: (error) => faults.push(error),
      environment: {
        ...realEnvironment,
        randomBytes: (count) => {
          calls += 1
          // The first draw names the request, the second the intent.
          if (calls === 2) throw new Error('Out of luck')
          // No byte that an id would refuse: one draw is one id.
          return crypto.getRandomValues(new Uint8Array(count)).map((byte) => byte % 200)
        },
      },
    })
    const form = { amount: '1299', currency: 'usd' }
    expect((await post(sandbox, 'order-1', form)).status).toBe(500)
    const second = await post(sandbox, 'order-1', form)
    expect(second.status).toBe(500)
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    expect(faults).toHaveLength(1)
    expect(await intentCount(sandbox)).toBe(0)
  })

  test('is remembered over a restart', async () => {
    const data = dataFolder()
    const before = await startSandbox({ data })
    const first = await before.stripe.paymentIntents.create(ORDER, { idempotencyKey: 'order-1' })
    await before.close()
    const after = await startSandbox({ data })
    const again = await after.stripe.paymentIntents.create(ORDER, { idempotencyKey: 'order-1' })
    expect(again.id).toBe(first.id)
    expect(again.lastResponse.headers).toMatchObject({ 'idempotent-replayed': 'true' })
    expect(await intentCount(after)).toBe(1)
  })

  test('counts as new after a day', async () => {
    let now = Date.now()
    const sandbox = await startSandbox({
      environment: {
        ...realEnvironment,
        now: () => now,
      },
    })
    const create = (): Promise<{ id: string }> =>
      sandbox.stripe.paymentIntents.create(ORDER, { idempotencyKey: 'order-1' })
    const first = await create()
    now += 24 * 60 * 60 * 1000
    expect((await create()).id).not.toBe(first.id)
  })

  test('may have at most 255 characters', async () => {
    const { stripe } = await startSandbox()
    const idempotencyKey = 'k'.repeat(256)
    const error = await rejection(stripe.paymentIntents.create(ORDER, { idempotencyKey }))
    expect(error.statusCode).toBe(400)
  })
})
