import { appendFileSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import { startSandbox, dataFolder } from '../testing/running-sandbox.ts'

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

  test('survives a line that was torn by a crash', async () => {
    const data = dataFolder()
    const before = await startSandbox({ data })
    const { id } = await before.stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    await before.close()
    appendFileSync(join(data, 'journal.jsonl'), '[["payment_intents","pi_torn",{"amo')
    const { stripe } = await startSandbox({ data })
    expect((await stripe.paymentIntents.list()).data.map((intent) => intent.id)).toEqual([id])
    await stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
  })

  test('says which line is damaged instead of starting without it', async () => {
    const data = dataFolder()
    const before = await startSandbox({ data })
    await before.stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    await before.close()
    const path = join(data, 'journal.jsonl')
    const [header, first] = readFileSync(path, 'utf8').split('\n')
    writeFileSync(path, `${header}\n${first?.slice(9)}\n`)
    expect(() => createSandbox({ data })).toThrow(`${path}: line 2 is damaged`)
  })

  test('is compacted at start', async () => {
    const data = dataFolder()
    const before = await startSandbox({ data })
    const { id } = await before.stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    for (let amount = 501; amount < 520; amount += 1) {
      await before.stripe.paymentIntents.update(id, { amount }, { idempotencyKey: `${amount}` })
    }
    await before.close()
    const path = join(data, 'journal.jsonl')
    const copies = (): number => readFileSync(path, 'utf8').split('["payment_intents",').length - 1
    expect(copies()).toBe(20)
    const { stripe } = await startSandbox({ data })
    expect(copies()).toBe(1)
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ amount: 519 })
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
    for (const name of readdirSync(data)) {
      const content = readFileSync(join(data, name), 'utf8')
      expect(content).toContain('5556')
      for (const secret of ['4000056655665556', '40000566', '"918"', '"cvc"', '_test_sandbox']) {
        expect(content).not.toContain(secret)
      }
      expect(statSync(join(data, name)).mode & 0o077).toBe(0)
    }
  })

  test('is refused to a sandbox that lost it to another one', async () => {
    const data = dataFolder()
    const faults: unknown[] = []
    const first = await startSandbox({ data, onFault: (error) => faults.push(error) })
    const second = await startSandbox({ data })
    const response = await fetch(`${first.url}/v1/payment_intents`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_sandbox' },
      body: new URLSearchParams({ amount: '500', currency: 'eur' }),
    })
    expect(response.status).toBe(500)
    expect(String(faults[0])).toContain('only one sandbox may use a folder')
    expect((await first.stripe.paymentIntents.list()).data).toEqual([])
    const { id } = await second.stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    expect(id).toMatch(/^pi_3/u)
  })
})
