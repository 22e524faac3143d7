import { describe, expect, test } from 'vitest'
import { Stripe } from 'stripe'
import {
  WEBHOOK_SECRET,
  dataFolder,
  rejection,
  startReceiver,
  startSandbox,
} from '../testing/running-sandbox.ts'
import { startListener } from '../testing/listener.ts'

const OPEN = { amount: 1299, currency: 'usd' }
const { webhooks } = new Stripe('sk_test_verifier')

describe('a webhook endpoint made by the API', () => {
  test('tells its secret once, and gets events signed with it', async () => {
    const listener = await startListener()
    const { stripe } = await startSandbox()
    const made = await stripe.webhookEndpoints.create({
      url: listener.url,
      enabled_events: ['*'],
      description: 'orders',
      metadata: { team: 'till' },
    })
    expect(made).toMatchObject({
      object: 'webhook_endpoint',
      status: 'enabled',
      enabled_events: ['*'],
      livemode: false,
      secret: expect.stringMatching(/^whsec_\w{32}$/u),
    })
    const shown = await stripe.webhookEndpoints.retrieve(made.id)
    expect(shown).toMatchObject({ id: made.id, description: 'orders', metadata: { team: 'till' } })
    expect(shown.secret).toBeUndefined()
    expect((await stripe.webhookEndpoints.list()).data).toMatchObject([{ id: made.id }])

    const { id } = await stripe.paymentIntents.create(OPEN)
    const [heard] = await listener.count(1)
    const event = webhooks.constructEvent(
      heard?.body ?? '',
      heard?.signature ?? '',
      made.secret ?? '',
    )
    expect(event.data.object).toMatchObject({ id })
  })

  test('gets only what it asked for, nothing while it is disabled, and then what it missed', async () => {
    const listener = await startListener()
    const { stripe } = await startSandbox()
    const { id } = await stripe.webhookEndpoints.create({
      url: listener.url,
      enabled_events: ['payment_intent.canceled'],
    })
    const intent = await stripe.paymentIntents.create(OPEN)
    await stripe.paymentIntents.cancel(intent.id)
    const [first] = await listener.count(1)
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ type: 'payment_intent.canceled' })

    await stripe.webhookEndpoints.update(id, { enabled_events: ['*'] })
    const deaf = await startReceiver({ status: () => 500 })
    await stripe.webhookEndpoints.update(id, { url: deaf.url })
    await stripe.webhookEndpoints.update(id, { disabled: true })
    await stripe.paymentIntents.create({ ...OPEN, amount: 777 })
    expect(await stripe.webhookEndpoints.retrieve(id)).toMatchObject({ status: 'disabled' })
    const { data } = await stripe.events.list({ type: 'payment_intent.created', limit: 1 })
    expect(data).toMatchObject([{ pending_webhooks: 0 }])
  })

  test('keeps its events over a restart, and loses them with itself', async () => {
    const data = dataFolder()
    const before = await startSandbox({ data })
    const { id } = await before.stripe.webhookEndpoints.create({
      url: 'http://127.0.0.1:9/nobody',
      enabled_events: ['*'],
    })
    const intent = await before.stripe.paymentIntents.create(OPEN)
    await before.close()
    const listener = await startListener()
    const after = await startSandbox({ data, retries: [50, 50, 50, 50, 50] })
    await after.stripe.webhookEndpoints.update(id, { url: listener.url })
    const [heard] = await listener.count(1)
    expect(JSON.parse(heard?.body ?? '')).toMatchObject({ data: { object: { id: intent.id } } })

    expect(await after.stripe.webhookEndpoints.del(id)).toMatchObject({ id, deleted: true })
    expect(await rejection(after.stripe.webhookEndpoints.retrieve(id))).toMatchObject({
      code: 'resource_missing',
      message: `No such webhook_endpoint: '${id}'`,
    })
  })

  test.each([
    [{ url: 'nowhere', enabled_events: ['*'] }, 'url', 'url_invalid'],
    [{ url: 'ftp://example.com', enabled_events: ['*'] }, 'url', 'url_invalid'],
    [
      { url: 'https://example.com', enabled_events: ['payment_intent.paid'] },
      'enabled_events[0]',
      undefined,
    ],
    [
      { url: 'https://example.com', enabled_events: ['*', 'charge.*'] },
      'enabled_events[1]',
      undefined,
    ],
    [{ url: 'https://example.com' }, 'enabled_events', 'parameter_missing'],
  ])('is refused for %j', async (params, param, code) => {
    const { stripe } = await startSandbox()
    const error = await rejection(stripe.rawRequest('POST', '/v1/webhook_endpoints', params))
    expect(error).toMatchObject({ statusCode: 400, param })
    expect(error.code).toBe(code)
    expect((await stripe.webhookEndpoints.list()).data).toEqual([])
  })

  test('is one of sixteen at the most', async () => {
    const { stripe } = await startSandbox()
    const create = (): Promise<unknown> =>
      stripe.webhookEndpoints.create({ url: 'https://example.com', enabled_events: ['*'] })
    for (let made = 0; made < 16; made += 1) await create()
    expect(await rejection(create())).toMatchObject({ statusCode: 400 })
  })
})

describe('a rolled secret', () => {
  test('signs beside the old one until that expires, after a restart as well', async () => {
    const data = dataFolder()
    const listener = await startListener()
    const options = { data, webhooks: [{ url: listener.url, secret: WEBHOOK_SECRET }] }
    const before = await startSandbox(options)
    const rolled = await before.control('webhook_endpoints/we_1/roll_secret', 'expires_in=2h')
    const { secret } = Object(rolled.body)
    await before.stripe.paymentIntents.create(OPEN)
    const [both] = await listener.count(1)
    for (const known of [WEBHOOK_SECRET, secret]) {
      expect(webhooks.constructEvent(both?.body ?? '', both?.signature ?? '', known)).toBeDefined()
    }
    const pending = async (): Promise<unknown> =>
      (await before.stripe.events.list({ delivery_success: false })).data
    await expect.poll(pending).toEqual([])
    await before.close()

    const after = await startSandbox(options)
    await after.control('clock', 'advance=3h')
    await after.stripe.paymentIntents.create(OPEN)
    const [, later] = await listener.count(2)
    const verify = (known: string): unknown =>
      webhooks.constructEvent(later?.body ?? '', later?.signature ?? '', known)
    expect(verify(secret)).toBeDefined()
    expect(() => verify(WEBHOOK_SECRET)).toThrow('No signatures found matching')
    expect(later?.signature.match(/v1=/gu)).toHaveLength(1)
  })

  test('is never shown again', async () => {
    const sandbox = await startSandbox({
      webhooks: [{ url: 'http://127.0.0.1:9/nobody', secret: WEBHOOK_SECRET }],
    })
    const { body } = await sandbox.control('webhook_endpoints')
    expect(body).toMatchObject({ data: [{ id: 'we_1', signing_secrets: 1, status: 'enabled' }] })
    expect(JSON.stringify(body)).not.toContain('whsec_')
  })
})
