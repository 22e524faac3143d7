import { describe, expect, test } from 'vitest'
import type { Stripe } from 'stripe'
import {
  WEBHOOK_SECRET,
  clientOf,
  dataFolder,
  rejection,
  startReceiver,
  startSandbox,
} from '../testing/running-sandbox.ts'

const PAID = {
  amount: 1299,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  return_url: 'https://shop.example/return',
}

async function idsOf(stripe: Stripe): Promise<string[]> {
  return (await stripe.paymentIntents.list()).data.map(({ id }) => id)
}

describe('accounts', () => {
  test('are named by their keys, and see nothing of each other', async () => {
    const sandbox = await startSandbox()
    const blue = clientOf(sandbox, 'sk_test_acct_blue')
    const red = clientOf(sandbox, 'sk_test_acct_red_second_key')
    const { id, client_secret } = await blue.paymentIntents.create(PAID)
    expect(await idsOf(red)).toEqual([])
    expect(await idsOf(sandbox.stripe)).toEqual([])
    expect(await rejection(red.paymentIntents.retrieve(id))).toMatchObject({
      code: 'resource_missing',
    })
    const browser = clientOf(sandbox, 'pk_test_acct_blue')
    const seen = await browser.paymentIntents.retrieve(id, { client_secret: client_secret ?? '' })
    expect(seen).toMatchObject({ id, status: 'succeeded' })
  })

  test('may use the same idempotency key for different requests', async () => {
    const sandbox = await startSandbox()
    const keyed = { idempotencyKey: 'order-1' }
    const ids = await Promise.all(
      ['sk_test_acct_blue', 'sk_test_acct_red'].map(async (key, index) => {
        const amount = 500 + index
        const client = clientOf(sandbox, key)
        return (await client.paymentIntents.create({ amount, currency: 'usd' }, keyed)).id
      }),
    )
    expect(new Set(ids).size).toBe(2)
  })

  test('do not get each other’s events', async () => {
    const receiver = await startReceiver()
    const webhooks = [{ url: receiver.url, secret: WEBHOOK_SECRET }]
    const sandbox = await startSandbox({ webhooks })
    await clientOf(sandbox, 'sk_test_acct_blue').paymentIntents.create(PAID)
    const { id } = await sandbox.stripe.paymentIntents.create({ amount: 500, currency: 'usd' })
    const received = await receiver.count(1)
    expect(received.map(({ event }) => event.data.object)).toMatchObject([{ id }])
  })

  test('answer a challenge from whichever account it is of', async () => {
    const sandbox = await startSandbox()
    const blue = clientOf(sandbox, 'sk_test_acct_blue')
    const waiting = await blue.paymentIntents.create({
      ...PAID,
      payment_method: 'pm_card_authenticationRequired',
    })
    const address = new URL(waiting.next_action?.redirect_to_url?.url ?? '')
    const token = address.searchParams.get('challenge')
    const answer = await sandbox.control(`challenges/${token}`, 'outcome=succeed')
    expect(answer.body).toMatchObject({ status: 'succeeded' })
  })
})

describe('an account', () => {
  test('is reset alone', async () => {
    const sandbox = await startSandbox()
    const blue = clientOf(sandbox, 'sk_test_acct_blue')
    await blue.paymentIntents.create(PAID)
    const { id } = await sandbox.stripe.paymentIntents.create(PAID)
    expect(await sandbox.control('reset', 'account=acct_blue')).toMatchObject({ status: 200 })
    expect(await idsOf(blue)).toEqual([])
    expect((await blue.events.list()).data).toEqual([])
    expect(await idsOf(sandbox.stripe)).toEqual([id])
  })

  test('becomes what it was when a snapshot is restored, after a restart as well', async () => {
    const data = dataFolder()
    const before = await startSandbox({ data })
    const open = await before.stripe.paymentIntents.create({ amount: 500, currency: 'usd' })
    await before.control('snapshots', 'name=one-open')
    await before.stripe.paymentIntents.cancel(open.id)
    await before.stripe.paymentIntents.create(PAID)
    await before.close()

    const after = await startSandbox({ data })
    expect((await after.control('snapshots')).body).toMatchObject({ data: [{ name: 'one-open' }] })
    expect(await after.control('snapshots/one-open/restore', '')).toMatchObject({ status: 200 })
    expect((await after.stripe.paymentIntents.list()).data).toMatchObject([
      { id: open.id, status: 'requires_payment_method' },
    ])
    expect(await after.stripe.paymentIntents.confirm(open.id, confirmation)).toMatchObject({
      status: 'succeeded',
    })
  })

  const confirmation = { payment_method: 'pm_card_visa', return_url: PAID.return_url }

  test.each([
    ['reset', 'account=blue', 'account must be of the form acct_…'],
    ['snapshots', 'name=..%2Fup', 'name must have 1 to 64 letters'],
    ['snapshots', '', 'Missing required param: name.'],
    ['snapshots/none/restore', '', 'has no snapshot none. It has none.'],
  ])('refuses %s with %j and says why', async (path, form, message) => {
    const sandbox = await startSandbox()
    expect(await sandbox.control(path, form)).toMatchObject({
      status: path.endsWith('restore') ? 404 : 400,
      body: { error: { message: expect.stringContaining(message) } },
    })
  })
})

describe('a seed', () => {
  /** Some ids and secrets of each kind, made in this order. */
  async function story(stripe: Stripe): Promise<string[]> {
    const open = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' })
    await rejection(stripe.paymentIntents.retrieve('pi_none'))
    const paid = await stripe.paymentIntents.create(PAID)
    const { data: events } = await stripe.events.list()
    return [
      open.client_secret ?? '',
      paid.client_secret ?? '',
      JSON.stringify([paid.latest_charge, paid.payment_method]),
      paid.lastResponse.requestId ?? '',
      ...events.map(({ id, request }) => `${id} ${request?.id}`),
    ]
  }

  test('makes the same ids and secrets of the same requests, whatever other accounts do', async () => {
    const [first, second] = [await startSandbox({ seed: 'a' }), await startSandbox({ seed: 'a' })]
    const expected = await story(clientOf(first, 'sk_test_acct_blue'))
    const [mine] = await Promise.all([
      story(clientOf(second, 'sk_test_acct_blue')),
      story(clientOf(second, 'sk_test_acct_red')),
    ])
    expect(mine).toEqual(expected)
    expect(await story(clientOf(first, 'sk_test_acct_red'))).not.toEqual(expected)
    const other = await startSandbox({ seed: 'b' })
    expect(await story(clientOf(other, 'sk_test_acct_blue'))).not.toEqual(expected)
  })

  test('goes on after a restart where it was', async () => {
    const whole = await startSandbox({ seed: 'a', data: dataFolder() })
    const expected = [...(await story(whole.stripe)), ...(await story(whole.stripe))]
    const data = dataFolder()
    const before = await startSandbox({ seed: 'a', data })
    const first = await story(before.stripe)
    await before.close()
    const after = await startSandbox({ seed: 'a', data })
    expect([...first, ...(await story(after.stripe))]).toEqual(expected)
  })

  test('begins anew with a reset', async () => {
    const sandbox = await startSandbox({ seed: 'a' })
    const first = await story(sandbox.stripe)
    await sandbox.control('reset', '')
    expect(await story(sandbox.stripe)).toEqual(first)
  })
})

test('a sandbox without a seed makes ids that nobody can foresee, in the order of their making', async () => {
  const { stripe } = await startSandbox()
  const ids: string[] = []
  for (let count = 0; count < 3; count += 1) {
    ids.push((await stripe.paymentIntents.create({ amount: 500, currency: 'usd' })).id)
  }
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids.map((id) => id.slice(-15))).size).toBe(3)
})
