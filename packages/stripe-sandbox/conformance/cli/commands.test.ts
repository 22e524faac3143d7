import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { dataFolder, startSandbox } from '../../src/testing/running-sandbox.ts'
import { installStripeCli, toSandbox } from './stripe-cli.ts'

const cli = installStripeCli()
afterAll(cli.remove)

async function start(): Promise<{
  stripe: Awaited<ReturnType<typeof startSandbox>>['stripe']
  ask: (...args: string[]) => Promise<unknown>
  url: string
}> {
  const { stripe, url } = await startSandbox()
  return { stripe, url, ask: (...args) => cli.ask(url, ...args) }
}

const PAYABLE = ['-d', 'amount=1299', '-d', 'currency=usd', '-d', 'payment_method_types[]=card']

const PAYING = ['-d', 'confirm=true', '-d', 'payment_method=pm_card_visa']

describe('the official CLI', () => {
  test('posts, gets and pages any path', async () => {
    const { ask } = await start()
    const made = await ask('post', '/v1/payment_intents', ...PAYABLE)
    expect(made).toMatchObject({ object: 'payment_intent', amount: 1299 })
    const second = await ask('post', '/v1/payment_intents', ...PAYABLE)
    expect(await ask('get', '/v1/payment_intents', '--limit', '1')).toMatchObject({
      object: 'list',
      data: [second],
      has_more: true,
    })
  })

  test('repeats a request by its key', async () => {
    const { ask, stripe } = await start()
    const post = ['post', '/v1/payment_intents', ...PAYABLE, '--idempotency', 'once']
    expect(await ask(...post)).toEqual(await ask(...post))
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1)
  })

  test('takes a PaymentIntent from its creation to its end', async () => {
    const { ask } = await start()
    const intent = await ask('payment_intents', 'create', ...PAYABLE)
    expect(intent).toMatchObject({ object: 'payment_intent', status: 'requires_payment_method' })
    const id = idOf(intent)
    expect(await ask('payment_intents', 'retrieve', id)).toEqual(intent)
    expect(await ask('payment_intents', 'list')).toMatchObject({ data: [intent] })
    const paid = await ask('payment_intents', 'confirm', id, '--payment-method=pm_card_visa')
    expect(paid).toMatchObject({ id, status: 'succeeded' })

    const holding = ['-d', 'capture_method=manual', ...PAYING]
    const held = idOf(await ask('payment_intents', 'create', ...PAYABLE, ...holding))
    expect(await ask('payment_intents', 'capture', held, '--amount-to-capture=1000')).toMatchObject(
      {
        amount_received: 1000,
        status: 'succeeded',
      },
    )

    const given = idOf(await ask('payment_intents', 'create', ...PAYABLE))
    expect(await ask('payment_intents', 'cancel', given)).toMatchObject({ status: 'canceled' })
  })

  test('gives money back', async () => {
    const { ask } = await start()
    const intent = idOf(await ask('payment_intents', 'create', ...PAYABLE, ...PAYING))
    const refund = await ask('refunds', 'create', `--payment-intent=${intent}`, '--amount=100')
    expect(refund).toMatchObject({ object: 'refund', amount: 100, status: 'succeeded' })
    expect(await ask('refunds', 'retrieve', idOf(refund))).toEqual(refund)
    expect(await ask('refunds', 'list')).toMatchObject({ data: [refund] })
  })

  test('keeps customers and their cards', async () => {
    const { ask } = await start()
    const customer = await ask('customers', 'create', '--email=jenny@example.com')
    const id = idOf(customer)
    expect(await ask('customers', 'list', '--email=jenny@example.com')).toMatchObject({
      data: [customer],
    })
    const renamed = await ask('customers', 'update', id, '--name=Jenny Rosen')
    expect(renamed).toMatchObject({ id, name: 'Jenny Rosen' })
    const card = await ask('payment_methods', 'attach', 'pm_card_visa', `--customer=${id}`)
    expect(card).toMatchObject({ object: 'payment_method', customer: id })
    expect(await ask('payment_methods', 'list', `--customer=${id}`)).toMatchObject({ data: [card] })
    expect(await ask('payment_methods', 'detach', idOf(card))).toMatchObject({ customer: null })
    expect(await ask('customers', 'delete', id, '--confirm')).toMatchObject({ id, deleted: true })

    const other = idOf(await ask('customers', 'create'))
    const gone = await ask('delete', `/v1/customers/${other}`, '--confirm')
    expect(gone).toMatchObject({ id: other, deleted: true })
  })

  test('saves a card by a SetupIntent', async () => {
    const { ask } = await start()
    const setup = ['setup_intents', 'create', '-d', 'payment_method_types[]=card']
    const intent = idOf(await ask(...setup))
    const confirmed = ['setup_intents', 'confirm', intent, '--payment-method=pm_card_visa']
    expect(await ask(...confirmed)).toMatchObject({ status: 'succeeded' })
  })

  test('reads events', async () => {
    const { ask } = await start()
    await ask('payment_intents', 'create', ...PAYABLE)
    const list = await ask('events', 'list', '--type=payment_intent.created')
    expect(list).toMatchObject({ data: [{ type: 'payment_intent.created' }] })
    expect(await ask('events', 'retrieve', idOf(firstOf(list)))).toEqual(firstOf(list))
  })

  test('plays fixtures of one’s own', async () => {
    const { stripe, url } = await start()
    const file = join(dataFolder(), 'fixtures.json')
    const fixtures = [
      {
        name: 'order',
        path: '/v1/payment_intents',
        method: 'post',
        params: { amount: 4200, currency: 'eur', payment_method_types: ['card'] },
      },
      {
        name: 'note',
        path: '/v1/payment_intents/${order:id}',
        method: 'post',
        params: { metadata: { seen: '${order:status}' } },
      },
    ]
    writeFileSync(file, JSON.stringify({ _meta: { template_version: 0 }, fixtures }))
    const { code } = await cli.run('fixtures', file, ...toSandbox(url))
    expect(code).toBe(0)
    expect((await stripe.paymentIntents.list()).data).toMatchObject([
      { amount: 4200, metadata: { seen: 'requires_payment_method' } },
    ])
  })
})

function idOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'id' in answer) return String(answer.id)
  throw new Error(`No id in ${JSON.stringify(answer)}`)
}

function firstOf(list: unknown): unknown {
  if (typeof list !== 'object' || list === null || !('data' in list)) throw new Error('No list')
  return Array.isArray(list.data) ? list.data[0] : undefined
}
