import { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { startListener } from '../../src/testing/listener.ts'
import { clientOf, dataFolder } from '../../src/testing/running-sandbox.ts'
import { startCommand } from './command.ts'

const { webhooks } = new Stripe('sk_test_verifier')

function client(url: string): Stripe {
  return clientOf({ port: Number(new URL(url).port) }, 'sk_test_sandbox')
}

test('an endpoint made by the API, what it is owed and what is planned outlive a kill -9', async () => {
  const args = ['--port', '0', '--quiet', '--data', dataFolder()]
  // Answers nothing: the delivery is under way when the process dies.
  const mute = await startListener({ status: () => null })
  const before = await startCommand(args)
  const endpoint = await client(before.url).webhookEndpoints.create({
    url: mute.url,
    enabled_events: ['payment_intent.processing', 'payment_intent.succeeded'],
  })
  const { id } = await client(before.url).paymentIntents.create({
    amount: 1299,
    currency: 'eur',
    confirm: true,
    payment_method_data: {
      type: 'sepa_debit',
      sepa_debit: { iban: 'AT321904300235473204' },
      billing_details: { name: 'Ada', email: 'ada@example.com' },
    },
    mandate_data: { customer_acceptance: { type: 'offline' } },
    return_url: 'https://shop.example/return',
  })
  await mute.count(1)
  await before.kill()

  const listener = await startListener()
  // Sent at once to the old address, and to the new one at the first retry or by its change.
  const after = await startCommand(args)
  await client(after.url).webhookEndpoints.update(endpoint.id, { url: listener.url })
  mute.hangUp()
  // The debit settles ten seconds after it was made, by the account's clock.
  await fetch(`${after.url}/_sandbox/clock`, {
    method: 'POST',
    body: new URLSearchParams({ advance: '1m', wait: 'true' }),
  })
  await listener.count(2)
  const heard = listener.heard.map(({ body, signature }) =>
    webhooks.constructEvent(body, signature, endpoint.secret ?? ''),
  )
  expect(new Set(heard.map(({ type }) => type))).toEqual(
    new Set(['payment_intent.processing', 'payment_intent.succeeded']),
  )
  expect(await client(after.url).paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded' })
})
