import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import { startSandbox, dataFolder } from '../testing/running-sandbox.ts'
import { openRowIndex } from './row-index.ts'

const PAID = {
  amount: 1299,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  return_url: 'https://shop.example/return',
  expand: ['latest_charge', 'payment_method'],
}

describe('the data folder', () => {
  test('brings everything back after a restart', async () => {
    const data = dataFolder()
    const before = await startSandbox({ data })
    const paid = await before.stripe.paymentIntents.create(PAID)
    const open = await before.stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    const events = await before.stripe.events.list()
    await before.close()

    const { stripe } = await startSandbox({ data })
    const expand = ['latest_charge', 'payment_method']
    expect({ ...(await stripe.paymentIntents.retrieve(paid.id, { expand })) }).toEqual({ ...paid })
    expect((await stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([
      open.id,
      paid.id,
    ])
    expect((await stripe.events.list()).data).toEqual(events.data)
  })

  test('lets a challenge that was open be answered after a restart', async () => {
    const data = dataFolder()
    const before = await startSandbox({ data })
    const intent = await before.stripe.paymentIntents.create({
      ...PAID,
      expand: [],
      payment_method: 'pm_card_authenticationRequired',
    })
    const token = new URL(intent.next_action?.redirect_to_url?.url ?? '').searchParams.get(
      'challenge',
    )
    await before.close()
    const after = await startSandbox({ data })
    await after.control(`challenges/${token}`, 'outcome=succeed')
    expect(await after.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'succeeded',
    })
  })

  test('holds neither card number nor CVC nor API key, and is its owner’s only', async () => {
    const data = dataFolder()
    const sandbox = await startSandbox({ data })
    const intent = await sandbox.stripe.paymentIntents.create({ amount: 1299, currency: 'usd' })
    const response = await fetch(`${sandbox.url}/v1/payment_intents/${intent.id}/confirm`, {
      method: 'POST',
      headers: { 'Idempotency-Key': 'confirm-1' },
      body: new URLSearchParams({
        key: 'pk_test_sandbox',
        client_secret: intent.client_secret ?? '',
        return_url: 'https://shop.example/return',
        'payment_method_data[type]': 'card',
        'payment_method_data[card][number]': '4000056655665556',
        'payment_method_data[card][exp_month]': '12',
        'payment_method_data[card][exp_year]': '34',
        'payment_method_data[card][cvc]': '918273'.slice(0, 3),
      }),
    })
    expect(response.status).toBe(200)
    const content = readFileSync(join(data, 'rows.log'), 'utf8')
    expect(content).toContain('5556')
    for (const secret of ['4000056655665556', '40000566', '"918"', '_test_sandbox']) {
      expect(content).not.toContain(secret)
    }
    for (const name of readdirSync(data)) {
      expect(statSync(join(data, name)).mode & 0o077).toBe(0)
    }
  })

  test('is refused to a second sandbox, which says who has it', async () => {
    const data = dataFolder()
    const { stripe, close } = await startSandbox({ data })
    expect(() => createSandbox({ data })).toThrow('only one sandbox may use a folder')
    await stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    await close()
    const { stripe: next } = await startSandbox({ data })
    expect((await next.paymentIntents.list()).data).toHaveLength(1)
  })

  test('of a sandbox that was killed is free again', async () => {
    const data = dataFolder()
    // Past every process number that Linux, macOS and Windows give.
    writeFileSync(join(data, 'sandbox.pid'), '2000000000')
    const { stripe } = await startSandbox({ data })
    expect((await stripe.paymentIntents.list()).data).toEqual([])
  })

  test('of another version is refused, and left as it is', async () => {
    const data = dataFolder()
    const before = await startSandbox({ data })
    await before.stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    await before.close()
    const index = openRowIndex(join(data, 'index.mdb'), {})
    index.about.putSync('format', 99)
    await index.close()
    expect(() => createSandbox({ data })).toThrow('of another version of the sandbox')
  })
})

describe('without a data folder', () => {
  test('nothing is left in the folder for temporary files', async () => {
    const leftovers = (): string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('stripe-sandbox-memory-'))
    const { stripe } = await startSandbox()
    await stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    expect(leftovers()).toEqual([])
  })
})
