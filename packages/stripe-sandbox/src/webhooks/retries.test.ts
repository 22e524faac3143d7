import { describe, expect, test } from 'vitest'
import { Stripe } from 'stripe'
import { maskText } from '../inspection/mask.ts'
import type { AttemptDetail, DeliverySummary } from '../inspection/wire.ts'
import { startListener } from '../testing/listener.ts'
import { WEBHOOK_SECRET, dataFolder, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const OPEN = { amount: 1299, currency: 'usd' }
const { webhooks } = new Stripe('sk_test_verifier')

function to({ url }: { url: string }): { url: string; secret: string } {
  return { url, secret: WEBHOOK_SECRET }
}

async function latestEvent({ stripe }: RunningSandbox): Promise<Stripe.Event> {
  const [event] = (await stripe.events.list({ limit: 1 })).data
  if (event === undefined) throw new Error('No event')
  return event
}

async function deliveryOf(sandbox: RunningSandbox, event: string): Promise<DeliverySummary> {
  return Object((await sandbox.control(`events/${event}`)).body).deliveries[0]
}

async function attemptsOf(sandbox: RunningSandbox): Promise<AttemptDetail[]> {
  const { id } = await latestEvent(sandbox)
  return (await deliveryOf(sandbox, id)).attempts
}

/** As the inspector shows it: also the digits of a signature may look like a card's, by chance. */
function masked(text = ''): string {
  return maskText(text)
}

/** Seconds between the first attempt and each other one, by the account's clock. */
function gaps(attempts: AttemptDetail[]): number[] {
  return attempts.map(({ at_ms }) => Math.round((at_ms - (attempts[0]?.at_ms ?? 0)) / 1000))
}

describe('an event that nobody accepts', () => {
  test('is sent again in time, as far as the clock is turned, and given up', async () => {
    const deaf = await startListener({ status: () => 500 })
    const sandbox = await startSandbox({ webhooks: [to(deaf)] })
    await sandbox.control('clock', 'freeze=true')
    await sandbox.stripe.paymentIntents.create(OPEN)
    await sandbox.control('clock', 'advance=1m&wait=true')
    // 1, 5, 15 and 30 s after the attempt before.
    expect(gaps(await attemptsOf(sandbox))).toEqual([0, 1, 6, 21, 51])
    expect(await latestEvent(sandbox)).toMatchObject({ pending_webhooks: 1 })
    const { body } = await sandbox.control('clock', 'advance=3h&wait=true')
    expect(body).toMatchObject({ started: 4, next_due: null })
    // One minute, five, fifteen, an hour.
    expect(gaps(await attemptsOf(sandbox)).slice(5)).toEqual([111, 411, 1311, 4911])
    const { id } = await latestEvent(sandbox)
    expect(await deliveryOf(sandbox, id)).toMatchObject({ state: 'given_up', next_at_ms: null })
    expect(await sandbox.control('clock', 'advance=9d&wait=true')).toMatchObject({
      body: { started: 0 },
    })
  })

  test('is sent for three days where that is asked for', async () => {
    const deaf = await startListener({ status: () => 500 })
    const sandbox = await startSandbox({ webhooks: [to(deaf)], retries: 'stripe' })
    await sandbox.control('clock', 'freeze=true')
    await sandbox.stripe.paymentIntents.create(OPEN)
    await sandbox.control('clock', 'advance=2d&wait=true')
    expect(await deliveryOf(sandbox, (await latestEvent(sandbox)).id)).toMatchObject({
      state: 'pending',
    })
    await sandbox.control('clock', 'advance=1d&wait=true')
    const hours = gaps(await attemptsOf(sandbox)).map((seconds) => seconds / 3600)
    expect(hours.at(-1)).toBeGreaterThan(60)
    expect(hours.at(-1)).toBeLessThanOrEqual(72)
  })

  test('verifies on each attempt, days later as well, also where the account’s time signs', async () => {
    const deaf = await startListener({ status: () => 500 })
    const sandbox = await startSandbox({ webhooks: [to(deaf)], retries: [86_400_000] })
    await sandbox.control('clock', 'freeze=true')
    await sandbox.stripe.paymentIntents.create(OPEN)
    await sandbox.control('clock', 'advance=1d&wait=true')
    expect(deaf.heard).toHaveLength(2)
    for (const { body, signature } of deaf.heard) {
      expect(webhooks.constructEvent(body, signature, WEBHOOK_SECRET)).toBeDefined()
    }
    await sandbox.control('clock', 'signature_time=account')
    await sandbox.stripe.paymentIntents.create(OPEN)
    const heard = await deaf.count(3)
    const { body = '', signature = '' } = heard[2] ?? {}
    const verify = (nowMs: number): unknown =>
      webhooks.constructEvent(body, signature, WEBHOOK_SECRET, 300, undefined, nowMs)
    const { now } = Object((await sandbox.control('clock')).body)
    expect(signature).toContain(`t=${now},`)
    expect(verify(now * 1000)).toBeDefined()
    expect(() => verify((now + 301) * 1000)).toThrow('Timestamp outside the tolerance zone')
  })

  test('is signed honestly after its stale attempt was refused', async () => {
    const strict = await startListener({
      status: (_nth, { body, signature }) => {
        try {
          webhooks.constructEvent(body, signature, WEBHOOK_SECRET)
          return 200
        } catch {
          return 400
        }
      },
    })
    const sandbox = await startSandbox({ webhooks: [to(strict)], retries: [20] })
    await sandbox.control('webhook_faults', 'fault=stale')
    await sandbox.stripe.paymentIntents.create(OPEN)
    await strict.count(2)
    await expect
      .poll(() => attemptsOf(sandbox))
      .toMatchObject([
        { kind: 'stale', status: 400, accepted: false },
        { kind: 'attempt', status: 200, accepted: true },
      ])
  })
})

describe('an event that is sent again by hand', () => {
  test('is not repeated any more once it was accepted', async () => {
    const moody = await startListener({ status: (nth) => (nth === 1 ? 500 : 200) })
    const sandbox = await startSandbox({ webhooks: [to(moody)], retries: [3_600_000] })
    await sandbox.stripe.paymentIntents.create(OPEN)
    await moody.count(1)
    const { id } = await latestEvent(sandbox)
    await sandbox.control(`events/${id}/resend`, '')
    await sandbox.control('clock', 'advance=1d&wait=true')
    expect(moody.heard).toHaveLength(2)
    expect(await deliveryOf(sandbox, id)).toMatchObject({ state: 'delivered' })
    expect(await latestEvent(sandbox)).toMatchObject({ pending_webhooks: 0 })
  })

  test('goes to whom it is sent, and only where there is somebody', async () => {
    const [first, second] = [await startListener(), await startListener()]
    const sandbox = await startSandbox({ webhooks: [to(first), to(second)] })
    await sandbox.stripe.paymentIntents.create(OPEN)
    await sandbox.control('clock', 'wait=true')
    const { id } = await latestEvent(sandbox)
    expect(await sandbox.control(`events/${id}/resend`, 'endpoint=we_2')).toMatchObject({
      body: { sends: 1 },
    })
    await sandbox.control('clock', 'wait=true')
    expect([first.heard.length, second.heard.length]).toEqual([1, 2])
    expect(await sandbox.control(`events/${id}/resend`, 'endpoint=we_9')).toMatchObject({
      status: 404,
    })
    await sandbox.stripe.webhookEndpoints.update('we_2', { disabled: true })
    expect(await sandbox.control(`events/${id}/resend`, 'endpoint=we_2')).toMatchObject({
      status: 409,
    })
    expect(await sandbox.control(`events/${id}/resend`, '')).toMatchObject({ body: { sends: 1 } })
  })

  test('as a replay is what the same endpoint got, not what another one did', async () => {
    const [first, second] = [await startListener(), await startListener()]
    const sandbox = await startSandbox({
      webhooks: [to(first), { url: second.url, secret: 'whsec_another' }],
    })
    await sandbox.stripe.paymentIntents.create(OPEN)
    await sandbox.control('clock', 'wait=true')
    const { id } = await latestEvent(sandbox)
    await sandbox.control(`events/${id}/resend`, 'fault=replay')
    await sandbox.control('clock', 'wait=true')
    for (const { heard } of [first, second]) {
      expect(heard).toHaveLength(2)
      expect(heard[1]).toEqual(heard[0])
    }
  })

  test.each([
    ['duplicate', 'duplicate', true],
    ['forge', 'forged', false],
    ['replay', 'replayed', true],
    ['stale', 'stale', false],
  ])('with the fault %s shows in the log, and the verifier says what it is', async (...row) => {
    const [fault, kind, isGood] = row
    const listener = await startListener()
    const sandbox = await startSandbox({ webhooks: [to(listener)] })
    await sandbox.stripe.paymentIntents.create(OPEN)
    await sandbox.control('clock', 'wait=true')
    const { id } = await latestEvent(sandbox)
    await sandbox.control(`events/${id}/resend`, `fault=${fault}`)
    await sandbox.control('clock', 'wait=true')
    const [original, again] = listener.heard
    const isVerified = ((): boolean => {
      try {
        webhooks.constructEvent(again?.body ?? '', again?.signature ?? '', WEBHOOK_SECRET)
        return true
      } catch {
        return false
      }
    })()
    expect(isVerified).toBe(isGood)
    expect((again?.signature === original?.signature) === (fault === 'replay')).toBe(true)
    expect(await attemptsOf(sandbox)).toMatchObject([
      { kind: 'attempt', signature: masked(original?.signature), headers: {}, answer: 'thanks' },
      { kind, body: masked(again?.body), signature: masked(again?.signature), status: 200 },
    ])
  })
})

describe('the log of attempts', () => {
  test('keeps the latest fifty of an event, and no secrets of an address', async () => {
    const listener = await startListener()
    const url = listener.url.replace('http://', 'http://shop:opensesame@')
    const sandbox = await startSandbox({ webhooks: [to({ url: `${url}?token=hush` })] })
    await sandbox.stripe.paymentIntents.create(OPEN)
    await sandbox.control('clock', 'wait=true')
    const { id } = await latestEvent(sandbox)
    for (let index = 0; index < 60; index += 1) {
      await sandbox.control(`events/${id}/resend`, '')
      await sandbox.control('clock', 'wait=true')
    }
    expect(listener.heard).toHaveLength(61)
    const attempts = await attemptsOf(sandbox)
    expect(attempts).toHaveLength(50)
    expect(attempts.map(({ url: address }) => address)).toEqual(
      attempts.map(() => expect.stringMatching(/shop:\*\*\*@.*\?token=\*\*\*$/u)),
    )
  })

  test('says why there was no answer', async () => {
    const sandbox = await startSandbox({
      webhooks: [{ url: 'http://127.0.0.1:1/nobody', secret: WEBHOOK_SECRET }],
    })
    await sandbox.stripe.paymentIntents.create(OPEN)
    await sandbox.control('clock', 'wait=true')
    expect(await attemptsOf(sandbox)).toMatchObject([
      { status: null, accepted: false, error: expect.stringMatching(/ECONNREFUSED|bad port/u) },
    ])
  })
})

test('an endpoint that is enabled again gets what it is owed once, without its planned retry', async () => {
  const moody = await startListener({ status: (nth) => (nth === 1 ? 500 : 200) })
  const sandbox = await startSandbox({ webhooks: [to(moody)], retries: [3_600_000] })
  await sandbox.stripe.paymentIntents.create(OPEN)
  await sandbox.control('clock', 'wait=true')
  await sandbox.stripe.webhookEndpoints.update('we_1', { disabled: true })
  await sandbox.control('clock', 'advance=30m&wait=true')
  await sandbox.stripe.webhookEndpoints.update('we_1', { disabled: false })
  await sandbox.control('clock', 'advance=1d&wait=true')
  expect(moody.heard).toHaveLength(2)
})

test('how long receivers take changes no id that a seed makes', async () => {
  const ids: string[][] = []
  for (const retries of [[1, 1, 1], [3_600_000]]) {
    const deaf = await startListener({ status: () => 500 })
    const sandbox = await startSandbox({ webhooks: [to(deaf)], retries, seed: 'till' })
    const made: string[] = []
    for (let index = 0; index < 5; index += 1) {
      made.push((await sandbox.stripe.paymentIntents.create(OPEN)).id)
      await deaf.count(deaf.heard.length + 1)
    }
    const events = await sandbox.stripe.events.list()
    ids.push([...made, ...events.data.map(({ id }) => id)])
  }
  expect(ids[0]).toHaveLength(10)
  expect(ids[1]).toEqual(ids[0])
})

test('a reset ends a turn of the clock that waits for a receiver', async () => {
  const frozen = await startListener({ status: () => null })
  const sandbox = await startSandbox({ webhooks: [to(frozen)], data: dataFolder() })
  await sandbox.stripe.paymentIntents.create(OPEN)
  const turning = sandbox.control('clock', 'advance=1d&wait=true')
  await frozen.count(1)
  expect(await sandbox.control('clock', 'advance=1d')).toMatchObject({
    status: 409,
    body: { error: { message: 'The clock is being turned already.' } },
  })
  expect(await sandbox.control('reset', '')).toMatchObject({ status: 200 })
  expect(await turning).toMatchObject({ status: 409 })
  expect(await sandbox.control('clock')).toMatchObject({ body: { offset_seconds: 0 } })
  expect((await sandbox.stripe.events.list()).data).toEqual([])
})
