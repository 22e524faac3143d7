import { realEnvironment } from '../environment.ts'
import { describe, expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

const OPEN = { amount: 1299, currency: 'usd' }

describe('the list of events', () => {
  test('can be narrowed by type, by types and by family', async () => {
    const { stripe } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(OPEN)
    await stripe.paymentIntents.cancel(id)
    await stripe.paymentIntents.create({
      ...OPEN,
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example/return',
    })
    const typesOf = async (params: object): Promise<string[]> =>
      (await stripe.events.list(params)).data.map(({ type }) => type)
    expect(await typesOf({ type: 'payment_intent.canceled' })).toEqual(['payment_intent.canceled'])
    expect(await typesOf({ types: ['charge.succeeded', 'payment_intent.canceled'] })).toEqual([
      'charge.succeeded',
      'payment_intent.canceled',
    ])
    expect(await typesOf({ type: 'charge.*' })).toEqual(['charge.succeeded'])
  })

  test('can be walked by time and cursor, as a reconciler does (I7)', async () => {
    let now = Date.UTC(2026, 10, 1)
    const { stripe } = await startSandbox({
      environment: {
        ...realEnvironment,
        now: () => now,
      },
    })
    await stripe.paymentIntents.create(OPEN)
    const since = now / 1000 + 60
    now += 120_000
    const wanted: string[] = []
    for (let index = 0; index < 5; index += 1) {
      const { id } = await stripe.paymentIntents.create(OPEN)
      wanted.unshift(id)
    }
    const seen: unknown[] = []
    for await (const { data } of stripe.events.list({ created: { gte: since }, limit: 2 })) {
      seen.push(data.object)
    }
    expect(seen).toEqual(wanted.map((id) => expect.objectContaining({ id })))
  })

  test('does not change what an event reported', async () => {
    const { stripe } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(OPEN)
    await stripe.paymentIntents.update(id, { amount: 9900 })
    const { data } = await stripe.events.list()
    expect(data[0]?.data.object).toMatchObject({ id, amount: 1299 })
    expect(await stripe.events.retrieve(data[0]?.id ?? '')).toEqual(
      expect.objectContaining({ id: data[0]?.id, type: 'payment_intent.created' }),
    )
  })

  test('refuses an unknown cursor, and an unknown event is 404', async () => {
    const { stripe } = await startSandbox()
    expect(await rejection(stripe.events.list({ starting_after: 'evt_nope' }))).toMatchObject({
      statusCode: 400,
      param: 'starting_after',
    })
    expect(await rejection(stripe.events.retrieve('evt_nope'))).toMatchObject({ statusCode: 404 })
  })
})
