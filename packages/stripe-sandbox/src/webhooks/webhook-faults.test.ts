import { describe, expect, test } from 'vitest'
import { Stripe } from 'stripe'
import { WEBHOOK_SECRET, rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'
import { startListener } from '../testing/listener.ts'
import type { Heard, Listener } from '../testing/listener.ts'

const { webhooks } = new Stripe('sk_test_verifier')

type Shop = {
  sandbox: RunningSandbox
  listener: Listener
  pay: (amount: number) => Promise<string>
}

async function openShop(): Promise<Shop> {
  const listener = await startListener()
  const sandbox = await startSandbox({ webhooks: [{ url: listener.url, secret: WEBHOOK_SECRET }] })
  const pay = async (amount: number): Promise<string> =>
    (await sandbox.stripe.paymentIntents.create({ amount, currency: 'usd' })).id
  return { sandbox, listener, pay }
}

/** What Stripe's own verifier says of it: the event, or why not. */
function verdict({ body, signature }: Heard, nowMs = Date.now()): Stripe.Event | string {
  try {
    return webhooks.constructEvent(body, signature, WEBHOOK_SECRET, 300, undefined, nowMs)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function amountOf(heard: Heard): number {
  return JSON.parse(heard.body).data.object.amount
}

const REFUSED = expect.stringMatching(/No signatures found|Timestamp outside the tolerance/u)

describe('a webhook fault', () => {
  test('duplicate sends the same event again, signed honestly', async () => {
    const { sandbox, listener, pay } = await openShop()
    await sandbox.control('webhook_faults', 'fault=duplicate&copies=2')
    const id = await pay(500)
    const heard = await listener.count(3)
    const events = heard.map((one) => verdict(one))
    expect(events).toMatchObject([1, 2, 3].map(() => ({ data: { object: { id } } })))
    expect(new Set(heard.map(({ body }) => JSON.parse(body).id)).size).toBe(1)
  })

  test('duplicate does not wait for a clock that stands still', async () => {
    const { sandbox, listener, pay } = await openShop()
    await sandbox.control('clock', 'freeze=true')
    await sandbox.control('webhook_faults', 'fault=duplicate')
    await pay(500)
    expect(await listener.count(2)).toHaveLength(2)
  })

  test('reorder holds events back until there are enough, then sends the last one first', async () => {
    const { sandbox, listener, pay } = await openShop()
    await sandbox.control('clock', 'freeze=true')
    await sandbox.control('webhook_faults', 'fault=reorder&count=3')
    for (const amount of [501, 502]) await pay(amount)
    await sandbox.control('clock', 'wait=true')
    expect(listener.heard).toEqual([])
    await pay(503)
    await pay(504)
    const heard = await listener.count(4)
    const reordered = heard.map(amountOf).filter((amount) => amount !== 504)
    expect(reordered).toEqual([503, 502, 501])
    for (const one of heard) expect(verdict(one)).toMatchObject({ object: 'event' })
  })

  test('reorder shuffles by its seed, for as long as it is not deleted', async () => {
    const orders: number[][] = []
    for (const seed of ['monday', 'monday', 'tuesday']) {
      const { sandbox, listener, pay } = await openShop()
      const form = `fault=reorder&count=6&order=shuffle&seed=${seed}&times=12`
      await sandbox.control('webhook_faults', form)
      for (let amount = 501; amount <= 512; amount += 1) {
        if (amount === 507) await listener.count(6)
        await pay(amount)
      }
      orders.push((await listener.count(12)).map(amountOf))
    }
    const [first = [], second, third] = orders
    expect(first).not.toEqual(first.toSorted((a, b) => a - b))
    expect(new Set(first.slice(0, 6)), 'six at a time').toEqual(
      new Set([501, 502, 503, 504, 505, 506]),
    )
    expect(second).toEqual(first)
    expect(third).not.toEqual(first)
  })

  test('reorder keeps nothing back for ever', async () => {
    const { sandbox, listener, pay } = await openShop()
    await sandbox.control('webhook_faults', 'fault=reorder&count=3&delay=1h')
    for (const amount of [501, 502]) await pay(amount)
    await sandbox.control('clock', 'advance=1h&wait=true')
    expect(new Set(listener.heard.map(amountOf))).toEqual(new Set([501, 502]))
  })

  test('reorder is of one endpoint', async () => {
    const { sandbox } = await openShop()
    await sandbox.stripe.webhookEndpoints.create({
      url: 'https://example.com',
      enabled_events: ['refund.created'],
    })
    expect(await sandbox.control('webhook_faults', 'fault=reorder')).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('reorder needs endpoint.') } },
    })
  })

  test('drop loses an event, which counts as delivered', async () => {
    const { sandbox, listener, pay } = await openShop()
    await sandbox.control('webhook_faults', 'fault=drop')
    await pay(501)
    await pay(502)
    expect((await listener.count(1)).map(amountOf)).toEqual([502])
    const { data } = await sandbox.stripe.events.list()
    expect(data.at(-1)).toMatchObject({ pending_webhooks: 0 })
  })

  test('delay sends an event days later, on a clock that is turned', async () => {
    const { sandbox, listener, pay } = await openShop()
    await sandbox.control('webhook_faults', 'fault=delay&delay=3d')
    await pay(501)
    await pay(502)
    await listener.count(1)
    await sandbox.control('clock', 'advance=3d1m')
    const heard = await listener.count(2)
    expect(heard.map(amountOf)).toEqual([502, 501])
    expect(verdict(heard[1] ?? { body: '', signature: '' })).toMatchObject({ object: 'event' })
  })

  test('forge sends an altered event beside the honest one, which the verifier refuses', async () => {
    const { sandbox, listener, pay } = await openShop()
    await sandbox.control('webhook_faults', 'fault=forge')
    await pay(5_000)
    const heard = await listener.count(2)
    const [forged, honest] = heard.toSorted((a, b) => amountOf(a) - amountOf(b))
    expect(forged && amountOf(forged)).toBe(1)
    expect(forged && verdict(forged)).toEqual(REFUSED)
    expect(honest && verdict(honest)).toMatchObject({ data: { object: { amount: 5_000 } } })
  })

  test('forge alone keeps the honest event back', async () => {
    const { sandbox, listener, pay } = await openShop()
    await sandbox.control('webhook_faults', 'fault=forge&alone=true')
    await pay(5_000)
    await pay(6_000)
    const heard = await listener.count(2)
    expect(new Set(heard.map(amountOf))).toEqual(new Set([1, 6_000]))
    expect(heard.filter((one) => typeof verdict(one) !== 'string')).toHaveLength(1)
  })

  test('replay sends an old event’s very bytes, which the verifier refuses by their age, and signs it anew', async () => {
    const { sandbox, listener, pay } = await openShop()
    await sandbox.control('webhook_faults', 'fault=replay')
    await pay(501)
    const [old] = await listener.count(1)
    await sandbox.control('clock', 'wait=true')
    await pay(502)
    const heard = await listener.count(4)
    const again = heard.slice(1).filter((one) => amountOf(one) === 501)
    expect(again).toHaveLength(2)
    expect(again).toContainEqual(old)
    const tenMinutesOn = Date.now() + 600_000
    expect(old && verdict(old, tenMinutesOn)).toEqual(REFUSED)
    for (const one of again) expect(verdict(one)).toMatchObject({ object: 'event' })
  })

  test('stale signs too old a time', async () => {
    const { sandbox, listener, pay } = await openShop()
    await sandbox.control('webhook_faults', 'fault=stale')
    await pay(501)
    const [stale] = await listener.count(1)
    expect(stale && verdict(stale)).toEqual(REFUSED)
    const [event] = (await sandbox.stripe.events.list()).data
    await sandbox.control(`events/${event?.id}/resend`, 'fault=stale')
    const heard = await listener.count(2)
    expect(heard[1] && verdict(heard[1])).toEqual(REFUSED)
  })

  test('hits only the events and the endpoint that it is for, as often as it says', async () => {
    const { sandbox, listener, pay } = await openShop()
    const form = 'fault=drop&type=payment_intent.canceled&endpoint=we_1&times=1&skip=1'
    await sandbox.control('webhook_faults', form)
    for (const amount of [501, 502, 503]) {
      await sandbox.stripe.paymentIntents.cancel(await pay(amount))
    }
    const heard = await listener.count(5)
    const canceled = heard.filter(({ body }) => JSON.parse(body).type.endsWith('canceled'))
    expect(new Set(canceled.map(amountOf))).toEqual(new Set([501, 503]))
  })

  test.each([
    ['fault=explode', 'Invalid fault: must be one of delay, duplicate'],
    ['fault=delay', 'delay needs delay, such as 30s, 2h or 3d.'],
    ['fault=drop&endpoint=we_9', 'endpoint: no webhook endpoint we_9. There are we_1.'],
    ['fault=drop&probability=2', 'probability must be a number from 0 to 1.'],
    ['fault=drop&how=often', 'Received unknown parameter: how.'],
  ])('is refused for %j, and says why', async (form, message) => {
    const { sandbox } = await openShop()
    expect(await sandbox.control('webhook_faults', form)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(message) } },
    })
    expect(await sandbox.control('webhook_faults')).toMatchObject({ body: { data: [] } })
  })

  test('is in the log of attempts, and ends when it is deleted', async () => {
    const { sandbox, listener, pay } = await openShop()
    const { body } = await sandbox.control('webhook_faults', 'fault=forge&times=5')
    await pay(5_000)
    await listener.count(2)
    const [event] = (await sandbox.stripe.events.list()).data
    const kinds = async (): Promise<unknown> =>
      Object((await sandbox.control(`events/${event?.id}`)).body).deliveries[0].attempts.map(
        ({ kind }: { kind: string }) => kind,
      )
    await expect.poll(kinds).toEqual(expect.arrayContaining(['forged', 'attempt']))
    const gone = await fetch(`${sandbox.url}/_sandbox/webhook_faults/${Object(body).id}`, {
      method: 'DELETE',
    })
    expect(await gone.json()).toMatchObject({ deleted: true })
    await pay(6_000)
    expect(await listener.count(3)).toHaveLength(3)
    expect(await rejection(sandbox.stripe.events.retrieve('evt_none'))).toMatchObject({
      code: 'resource_missing',
    })
  })
})
