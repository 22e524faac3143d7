import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import { clientOf, rejection, startSandbox } from '../testing/running-sandbox.ts'

const FORM = { amount: '1299', currency: 'usd' }

function request(path: string, init: RequestInit = {}): Request {
  return new Request(`http://127.0.0.1:12111${path}`, init)
}

function basic(key: string): string {
  return `Basic ${Buffer.from(`${key}:`).toString('base64')}`
}

describe('a key', () => {
  const { handle } = createSandbox()
  const accepted: [name: string, path: string, init: RequestInit][] = [
    ['as a bearer', '/v1/payment_intents', { headers: { Authorization: 'Bearer sk_test_a' } }],
    ['by Basic auth', '/v1/payment_intents', { headers: { Authorization: basic('sk_test_a') } }],
    ['in the query', '/v1/payment_intents?key=sk_test_a', {}],
    [
      'in the body',
      '/v1/payment_intents',
      { method: 'POST', body: new URLSearchParams({ ...FORM, key: 'sk_test_a' }) },
    ],
    [
      'that is restricted',
      '/v1/payment_intents',
      { headers: { Authorization: 'Bearer rk_test_a' } },
    ],
  ]
  test.each(accepted)('%s is accepted', async (_name, path, init) => {
    expect((await handle(request(path, init))).status).toBe(200)
  })

  test('is needed', async () => {
    const response = await handle(request('/v1/payment_intents'))
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      error: {
        type: 'invalid_request_error',
        message: expect.stringContaining('You did not provide an API key.'),
      },
    })
  })

  test('of live mode is refused, and not repeated in full', async () => {
    const listening = await startSandbox()
    const client = clientOf(listening, 'sk_live_abcdefgh1234')
    expect(await rejection(client.paymentIntents.list())).toMatchObject({
      statusCode: 401,
      type: 'StripeAuthenticationError',
      message: 'Invalid API Key provided: sk_live_***1234',
    })
  })
})

describe('an answer', () => {
  test('carries the headers of the live API', async () => {
    const { handle } = createSandbox()
    const response = await handle(
      request('/v1/payment_intents', {
        method: 'POST',
        headers: { Authorization: 'Bearer sk_test_a', 'Idempotency-Key': 'k' },
        body: new URLSearchParams(FORM),
      }),
    )
    const headers = Object.fromEntries(response.headers)
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Request-Id, Stripe-Manage-Version, Stripe-Should-Retry',
      'idempotency-key': 'k',
      'request-id': expect.stringMatching(/^req_\w{14}$/u),
      'stripe-should-retry': 'false',
      'stripe-version': '2026-10-28.endive',
    })
    expect(headers['original-request']).toBe(headers['request-id'])
  })

  test('to a preflight lets any shop call', async () => {
    const { handle } = createSandbox()
    const response = await handle(
      request('/v1/payment_intents/pi_1/confirm', {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://shop.example',
          'Access-Control-Request-Headers': 'authorization,content-type',
        },
      }),
    )
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-max-age': '300',
    })
  })

  test('to an unknown URL says so', async () => {
    const { stripe } = await startSandbox()
    expect(await rejection(stripe.rawRequest('GET', '/v1/nothing'))).toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('Unrecognized request URL (GET: /v1/nothing).'),
    })
  })

  test('to a body beyond a megabyte is 413', async () => {
    const { url } = await startSandbox()
    const response = await fetch(`${url}/v1/payment_intents`, {
      method: 'POST',
      body: 'x'.repeat(1024 * 1024 + 1),
    })
    expect(response.status).toBe(413)
  })
})

describe('parameters', () => {
  test('may be lists as SDKs and as the CLI write them', async () => {
    const { stripe, url } = await startSandbox()
    const intent = await stripe.paymentIntents.create({
      amount: 1299,
      currency: 'usd',
      payment_method: 'pm_card_visa',
    })
    for (const name of ['expand[]', 'expand[0]']) {
      const response = await fetch(
        `${url}/v1/payment_intents/${intent.id}?${encodeURIComponent(name)}=payment_method`,
        { headers: { Authorization: 'Bearer sk_test_a' } },
      )
      expect(await response.json()).toMatchObject({ payment_method: { object: 'payment_method' } })
    }
  })

  test('named like parts of an object’s prototype are only unknown', async () => {
    const { handle } = createSandbox()
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const body = `amount=1299&currency=usd&${name}=x`
      const headers = {
        Authorization: 'Bearer sk_test_a',
        'Content-Type': 'application/x-www-form-urlencoded',
      }
      const response = await handle(
        request('/v1/payment_intents', { method: 'POST', headers, body }),
      )
      expect(await response.json()).toMatchObject({
        error: { code: 'parameter_unknown', param: name },
      })
    }
  })
})

describe('the request log', () => {
  test('holds method, path, status and key, and no secret (I3)', async () => {
    const sandbox = await startSandbox()
    const intent = await sandbox.stripe.paymentIntents.create(
      { amount: 1299, currency: 'usd' },
      { idempotencyKey: 'order-1' },
    )
    const client_secret = intent.client_secret ?? ''
    await sandbox.browser.paymentIntents.retrieve(intent.id, { client_secret })
    const { body } = await sandbox.control('requests')
    expect(body).toMatchObject({
      data: [
        {
          method: 'GET',
          path: `/v1/payment_intents/${intent.id}`,
          status: 200,
          idempotency_key: null,
        },
        {
          id: intent.lastResponse.requestId,
          method: 'POST',
          path: '/v1/payment_intents',
          status: 200,
          idempotency_key: 'order-1',
        },
      ],
    })
    expect(JSON.stringify(body)).not.toContain('_secret_')
  })

  test('keeps the last thousand', async () => {
    const { handle } = createSandbox()
    for (let count = 0; count < 1001; count += 1) await handle(request(`/v1/nothing/${count}`))
    const response = await handle(request('/_sandbox/requests?limit=1000'))
    const { data }: { data: unknown[] } = JSON.parse(await response.text())
    expect(data).toHaveLength(1000)
    expect(data[0]).toMatchObject({ path: '/v1/nothing/1000' })
    expect(data[999]).toMatchObject({ path: '/v1/nothing/1' })
  })
})

describe('control endpoints', () => {
  const { handle } = createSandbox()

  test('tell this machine that the sandbox is well', async () => {
    const response = await handle(request('/_sandbox/health'), {
      remoteAddress: '::ffff:127.0.0.1',
    })
    expect(await response.json()).toEqual({ status: 'ok' })
  })

  const refused: [name: string, request: Request, remoteAddress: string][] = [
    ['another machine', request('/_sandbox/requests'), '192.0.2.7'],
    [
      'a page of another origin',
      request('/_sandbox/requests', { headers: { Origin: 'https://evil.example' } }),
      '127.0.0.1',
    ],
    [
      'a foreign name for this machine',
      new Request('http://rebound.example/_sandbox/requests'),
      '127.0.0.1',
    ],
  ]
  test.each(refused)('refuse %s', async (_name, from, remoteAddress) => {
    expect((await handle(from, { remoteAddress })).status).toBe(403)
  })

  test('do not know the rest', async () => {
    expect((await handle(request('/_sandbox/nothing'))).status).toBe(404)
  })
})

describe('the browser half', () => {
  const folder = new URL('../../dist/browser/', import.meta.url)

  test('is served with its types, revalidation and a strict policy', async () => {
    const probe = new URL('sandbox-probe.html', folder)
    const script = new URL('sandbox-probe.js', folder)
    const isNew = !existsSync(folder)
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '<!doctype html>')
    writeFileSync(script, '"probe"')
    try {
      const { handle } = createSandbox()
      const page = await handle(request('/sandbox-probe.html'))
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(page.headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'",
      )
      expect(page.headers.get('cache-control')).toBe('no-cache')
      const served = await handle(request('/sandbox-probe.js?x=1'))
      expect(await served.text()).toBe('"probe"')
      expect(Object.fromEntries(served.headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'content-type': 'text/javascript; charset=utf-8',
        'x-content-type-options': 'nosniff',
      })
      const again = await handle(
        request('/sandbox-probe.js', {
          headers: { 'If-None-Match': served.headers.get('etag') ?? '' },
        }),
      )
      expect(again.status).toBe(304)
    } finally {
      rmSync(probe)
      rmSync(script)
      if (isNew) rmSync(folder, { recursive: true })
    }
  })

  test.each(['/..%2f..%2fpackage.json', '/.tsbuildinfo', '/nothing.js', '/v3/other.js'])(
    'does not serve %s',
    async (path) => {
      const { handle } = createSandbox()
      expect((await handle(request(path))).status).toBe(404)
    },
  )
})
