import { describe, expect, test } from 'vitest'
import { createSandbox } from '../sandbox.ts'

const ORIGIN = 'http://127.0.0.1:12111'
const { handle } = createSandbox()

describe('the inspector', () => {
  test.each([
    ['from another machine', new Request(ORIGIN), '192.0.2.7'],
    ['by a foreign name for this machine', new Request('http://rebound.example/'), '127.0.0.1'],
  ])('is not shown %s', async (_name, request, remoteAddress) => {
    expect((await handle(request, { remoteAddress })).status).toBe(403)
  })

  test.each(['/payments/a/b', '/other', '/_inspector/../index.html', '/_inspector/secret.txt'])(
    'does not answer %s',
    async (path) => {
      expect((await handle(new Request(ORIGIN + path))).status).toBe(404)
    },
  )
})

describe("the inspector's calls of the API", () => {
  test.each([
    [
      'a page of another origin',
      { method: 'POST', headers: { Origin: 'https://evil.example' } },
      '127.0.0.1',
    ],
    ['a sandboxed frame', { method: 'POST', headers: { Origin: 'null' } }, '127.0.0.1'],
    ['a link on another site', { headers: { 'Sec-Fetch-Site': 'cross-site' } }, '127.0.0.1'],
    ['another machine', { method: 'POST' }, '192.0.2.7'],
  ])('are refused to %s', async (_name, init, remoteAddress) => {
    const request = new Request(`${ORIGIN}/_sandbox/api/v1/payment_intents`, init)
    expect((await handle(request, { remoteAddress })).status).toBe(403)
  })

  test('make what the API makes, and show no secret of it (I3)', async () => {
    const sandbox = createSandbox()
    const call = (path: string, init?: RequestInit): Promise<Response> =>
      sandbox.handle(new Request(`${ORIGIN}/_sandbox/${path}`, init))
    const body = new URLSearchParams({ amount: '1299', currency: 'usd' })
    const made = await call('api/v1/payment_intents', { method: 'POST', body })
    expect(made.headers.get('access-control-allow-origin')).toBeNull()
    expect(await made.json()).toMatchObject({
      object: 'payment_intent',
      amount: 1299,
      client_secret: expect.stringMatching(/^pi_3\w+_secret_••••$/u),
    })
    // Acts are logged as what they are; looking is not.
    await call('api/v1/payment_intents')
    expect(await (await call('requests')).json()).toMatchObject({
      data: [{ method: 'POST', path: '/v1/payment_intents', from_inspector: true }],
      next: null,
    })
    // Only the secret that a receiver needs is shown, and only in the moment in which it is made.
    const endpoint = await call('api/v1/webhook_endpoints', {
      method: 'POST',
      body: new URLSearchParams({
        url: 'http://127.0.0.1:9/hook',
        'enabled_events[]': 'charge.expired',
        'metadata[pasted]': 'whsec_pasted',
      }),
    })
    expect(await endpoint.json()).toMatchObject({
      secret: expect.stringMatching(/^whsec_\w{20,}$/u),
      metadata: { pasted: 'whsec_••••' },
    })
    expect(await (await call('api/v1/webhook_endpoints')).text()).not.toMatch(/whsec_\w/u)
    expect(await (await call('webhook_endpoints')).text()).not.toMatch(/whsec_\w/u)
    const refused = await call('api/v1/payment_intents', { method: 'POST' })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ error: { code: 'parameter_missing' } })
  })
})
