import { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import { clientOf, dataFolder, rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const OPEN = { amount: 1299, currency: 'usd' }
const CREATE = 'route=POST /v1/payment_intents'

async function arm(sandbox: RunningSandbox, form: string): Promise<string> {
  const { status, body } = await sandbox.control('faults', form)
  expect(status).toBe(200)
  return String(Object(body).id)
}

/** Stripe's client as a shop has it, which repeats what may be repeated. */
function persistent({ port }: RunningSandbox, timeout = 80_000): Stripe {
  return new Stripe('sk_test_sandbox', {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 2,
    timeout,
  })
}

async function intents({ port }: RunningSandbox): Promise<number> {
  return (await clientOf({ port }, 'sk_test_sandbox').paymentIntents.list()).data.length
}

async function post({ url }: RunningSandbox, key: string): Promise<Response> {
  return fetch(`${url}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_sandbox', 'Idempotency-Key': key },
    body: new URLSearchParams({ amount: '1299', currency: 'usd' }),
  })
}

describe('an API fault on demand', () => {
  test('rate_limit refuses with 429 and nothing is done', async () => {
    const sandbox = await startSandbox()
    await arm(sandbox, `${CREATE}&fault=rate_limit`)
    const response = await post(sandbox, 'order-1')
    expect(response.status).toBe(429)
    expect(response.headers.get('stripe-rate-limited-reason')).toBe('global-rate')
    expect(await response.json()).toMatchObject({
      error: {
        type: 'invalid_request_error',
        code: 'rate_limit',
        doc_url: 'https://stripe.com/docs/error-codes/rate-limit',
      },
    })
    expect(await intents(sandbox)).toBe(0)
    await arm(sandbox, `${CREATE}&fault=rate_limit`)
    expect(await rejection(persistent(sandbox).paymentIntents.create(OPEN))).toMatchObject({
      type: 'StripeRateLimitError',
      code: 'rate_limit',
    })
    expect((await post(sandbox, 'order-1')).status, 'the key was not used up').toBe(200)
  })

  test('lock_timeout is repeated by the SDK and makes one intent', async () => {
    const sandbox = await startSandbox()
    await arm(sandbox, `${CREATE}&fault=lock_timeout`)
    expect(await rejection(sandbox.stripe.paymentIntents.create(OPEN))).toMatchObject({
      type: 'StripeRateLimitError',
      code: 'lock_timeout',
      statusCode: 429,
    })
    await arm(sandbox, `${CREATE}&fault=lock_timeout`)
    await persistent(sandbox).paymentIntents.create(OPEN)
    expect(await intents(sandbox)).toBe(1)
  })

  test.each([
    ['error_before', 0],
    ['error_after', 1],
  ])('%s answers 500, also when it is repeated, and leaves %i intents', async (fault, made) => {
    const sandbox = await startSandbox()
    await arm(sandbox, `${CREATE}&fault=${fault}`)
    const first = await post(sandbox, 'order-1')
    expect(first.status).toBe(500)
    expect(await intents(sandbox)).toBe(made)
    const second = await post(sandbox, 'order-1')
    expect(second.status).toBe(500)
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    expect(await second.text()).toBe(await first.text())
    await arm(sandbox, `${CREATE}&fault=${fault}`)
    expect(await rejection(persistent(sandbox).paymentIntents.create(OPEN))).toMatchObject({
      type: 'StripeAPIError',
      statusCode: 500,
    })
    expect(await intents(sandbox)).toBe(made * 2)
    expect((await sandbox.stripe.events.list()).data).toHaveLength(made * 2)
  })

  test.each([
    ['close_before', 0],
    ['close_after', 1],
  ])('%s leaves %i intents, and one after the SDK has repeated it', async (fault, made) => {
    const sandbox = await startSandbox()
    await arm(sandbox, `${CREATE}&fault=${fault}`)
    await expect(post(sandbox, 'order-1')).rejects.toThrow('fetch failed')
    expect(await intents(sandbox)).toBe(made)
    await arm(sandbox, `${CREATE}&fault=${fault}&times=2`)
    const { id } = await persistent(sandbox).paymentIntents.create(OPEN)
    expect(await intents(sandbox)).toBe(made + 1)
    expect(await sandbox.stripe.paymentIntents.retrieve(id)).toMatchObject({ id })
    expect((await post(sandbox, 'order-1')).status).toBe(200)
    expect(await intents(sandbox)).toBe(2)
  })

  test('slow answers past the client’s patience, and what it did is done once', async () => {
    const sandbox = await startSandbox()
    await arm(sandbox, `${CREATE}&fault=slow&delay_ms=60000`)
    await persistent(sandbox, 300).paymentIntents.create(OPEN)
    expect(await intents(sandbox)).toBe(1)
  })

  test('slow_before does nothing yet, while its key is in use', async () => {
    const sandbox = await startSandbox()
    await arm(sandbox, `${CREATE}&fault=slow_before&delay_ms=400`)
    const slow = post(sandbox, 'order-1')
    await expect
      .poll(() => sandbox.control('faults'))
      .toMatchObject({
        body: { data: [{ applied: 1 }] },
      })
    expect((await post(sandbox, 'order-1')).status).toBe(409)
    expect(await intents(sandbox)).toBe(0)
    expect((await slow).status).toBe(200)
    expect(await intents(sandbox)).toBe(1)
  })

  test('that is waiting does not hold up the end of the sandbox', async () => {
    const sandbox = await startSandbox()
    await arm(sandbox, `${CREATE}&fault=slow_before&delay_ms=60000`)
    const slow = post(sandbox, 'order-1')
    slow.catch(() => undefined)
    await expect
      .poll(() => sandbox.control('faults'))
      .toMatchObject({
        body: { data: [{ applied: 1 }] },
      })
    await sandbox.close()
    await expect(slow).rejects.toThrow('fetch failed')
  })

  test('meets a browser’s request as well', async () => {
    const sandbox = await startSandbox()
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create(OPEN)
    await arm(sandbox, 'route=POST /v1/payment_intents/:id/confirm&fault=rate_limit')
    const confirmation = {
      client_secret: client_secret ?? '',
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example/return',
    }
    expect(await rejection(sandbox.browser.paymentIntents.confirm(id, confirmation))).toMatchObject(
      { statusCode: 429 },
    )
    expect(await sandbox.browser.paymentIntents.confirm(id, confirmation)).toMatchObject({
      status: 'succeeded',
    })
  })

  test('lets the first ones pass, ends after its number, and only meets its route and key', async () => {
    const sandbox = await startSandbox()
    await arm(sandbox, `${CREATE}&fault=rate_limit&skip=1&times=2`)
    await arm(sandbox, `${CREATE}&fault=rate_limit&idempotency_key=order-9`)
    const statuses: number[] = []
    for (const key of ['1', '2', '3', '4']) statuses.push((await post(sandbox, key)).status)
    expect(statuses).toEqual([200, 429, 429, 200])
    expect(await intents(sandbox)).toBe(2)
    expect((await post(sandbox, 'order-9')).status).toBe(429)
  })

  test('of a probability hits the same requests for the same seed', async () => {
    const runs: string[] = []
    for (const seed of ['monday', 'monday', 'tuesday']) {
      const sandbox = await startSandbox()
      await arm(sandbox, `${CREATE}&fault=rate_limit&probability=0.5&seed=${seed}`)
      let run = ''
      for (let index = 0; index < 30; index += 1) {
        run += (await post(sandbox, String(index))).status === 429 ? 'x' : '.'
      }
      runs.push(run)
    }
    expect(runs[1]).toBe(runs[0])
    expect(runs[2]).not.toBe(runs[0])
    // Fewer or more than these would come up in one of twenty thousand seeds.
    const hits = (runs[0] ?? '').replaceAll('.', '').length
    expect(hits).toBeGreaterThan(4)
    expect(hits).toBeLessThan(26)
  })

  test('is listed with what it did, outlives a restart, and can be taken back', async () => {
    const data = dataFolder()
    const before = await startSandbox({ data })
    const id = await arm(before, 'route=* /v1/*&fault=rate_limit&times=2')
    expect((await post(before, '1')).status).toBe(429)
    await before.close()
    const sandbox = await startSandbox({ data })
    expect(await sandbox.control('faults')).toMatchObject({
      body: { data: [{ id, object: 'sandbox.fault', route: '* /v1/*', times: 2, applied: 1 }] },
    })
    const remove = async (path: string): Promise<Response> =>
      fetch(`${sandbox.url}/_sandbox/${path}`, { method: 'DELETE' })
    expect((await remove(`faults/${id}`)).status).toBe(200)
    expect((await remove(`faults/${id}`)).status).toBe(404)
    expect((await post(sandbox, '2')).status).toBe(200)
    await arm(sandbox, 'fault=rate_limit')
    expect(await (await remove('faults')).json()).toEqual({ deleted: 1 })
    expect((await post(sandbox, '3')).status).toBe(200)
  })

  test('shows in the request log', async () => {
    const sandbox = await startSandbox()
    await arm(sandbox, `${CREATE}&fault=close_before`)
    await expect(post(sandbox, '1')).rejects.toThrow('fetch failed')
    await post(sandbox, '2')
    expect(await sandbox.control('requests')).toMatchObject({
      body: {
        data: [
          { status: 200, fault: null },
          { status: null, fault: 'close_before' },
        ],
      },
    })
  })

  test('that closes the connection fails a call within the process', async () => {
    const sandbox = createSandbox()
    const ask = async (path: string, form: string): Promise<Response> =>
      sandbox.handle(
        new Request(`http://127.0.0.1${path}`, {
          method: 'POST',
          headers: { Authorization: 'Bearer sk_test_sandbox' },
          body: new URLSearchParams(form),
        }),
      )
    await ask('/_sandbox/faults', 'fault=close_after')
    await expect(ask('/v1/payment_intents', 'amount=1299&currency=usd')).rejects.toThrow(
      'The sandbox closed the connection, as a fault demands',
    )
    await sandbox.close()
  })

  test.each([
    ['', 'Missing required param: fault.'],
    ['fault=explode', 'Invalid fault: must be one of rate_limit, lock_timeout'],
    ['fault=slow', 'slow needs delay_ms.'],
    ['fault=slow&delay_ms=999999999', 'delay_ms: This value must be less than or equal to 600000'],
    ['fault=rate_limit&route=POST /v1/payment_intent', 'POST /v1/payment_intent fits none.'],
    ['fault=rate_limit&route=payment_intents', 'route must be an endpoint such as'],
    ['fault=rate_limit&probability=2', 'probability must be a number from 0 to 1.'],
    ['fault=rate_limit&times=0', 'times: This value must be greater than or equal to 1.'],
    ['fault=rate_limit&count=1', 'Known: probability, seed, skip, times'],
  ])('refuses %j and changes nothing', async (form, message) => {
    const sandbox = await startSandbox()
    expect(await sandbox.control('faults', form)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(message) } },
    })
    expect(await sandbox.control('faults')).toEqual({ status: 200, body: { data: [] } })
  })
})
