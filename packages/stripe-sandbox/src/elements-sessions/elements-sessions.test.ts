import { expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

function ask({ browser }: RunningSandbox, params: object) {
  return browser.rawRequest('POST', '/v1/elements/sessions', params)
}

test('an intent offers the types that it has, and shows what its secret opens', async () => {
  const sandbox = await startSandbox()
  const { client_secret } = await sandbox.stripe.paymentIntents.create({
    amount: 1299,
    currency: 'eur',
    metadata: { order: '7' },
  })
  const session = await ask(sandbox, { client_secret })
  expect(session).toMatchObject({
    payment_method_types: ['card', 'ideal', 'klarna', 'sepa_debit'],
    intent: { amount: 1299, status: 'requires_payment_method' },
    customer: null,
  })
  expect(session).not.toHaveProperty('intent.metadata')
})

test.each([
  [{ mode: 'payment', amount: 1299, currency: 'EUR' }, ['card', 'ideal', 'klarna', 'sepa_debit']],
  [{ mode: 'payment', amount: 1299, currency: 'usd' }, ['card', 'klarna', 'us_bank_account']],
  [{ mode: 'payment', amount: 1299, currency: 'jpy' }, ['card']],
  [
    { mode: 'payment', amount: 1299, currency: 'eur', capture_method: 'manual' },
    ['card', 'klarna'],
  ],
  [
    { mode: 'payment', amount: 1299, currency: 'eur', setup_future_usage: 'off_session' },
    ['card', 'sepa_debit'],
  ],
  [
    {
      mode: 'payment',
      amount: 1299,
      currency: 'eur',
      excluded_payment_method_types: ['klarna', 'ideal'],
    },
    ['card', 'sepa_debit'],
  ],
  [{ mode: 'setup' }, ['card', 'sepa_debit', 'us_bank_account']],
  [{ mode: 'setup', currency: 'usd' }, ['card', 'us_bank_account']],
])('deferred terms %j offer %j', async (deferred_intent, types) => {
  const sandbox = await startSandbox()
  expect(await ask(sandbox, { deferred_intent })).toMatchObject({
    payment_method_types: types,
    intent: null,
  })
})

test('deferred terms offer what an intent of them then has', async () => {
  const sandbox = await startSandbox()
  const terms = { amount: 1299, currency: 'usd' }
  const { payment_method_types } = await sandbox.stripe.paymentIntents.create(terms)
  expect(await ask(sandbox, { deferred_intent: { mode: 'payment', ...terms } })).toMatchObject({
    payment_method_types,
  })
})

test('a wrong secret, an unknown currency and both at once are refused', async () => {
  const sandbox = await startSandbox()
  const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
    amount: 1299,
    currency: 'usd',
  })
  const wrong = await rejection(ask(sandbox, { client_secret: `${id}_secret_guessed` }))
  expect(wrong).toMatchObject({ statusCode: 404, code: 'resource_missing' })
  expect(wrong.message).not.toContain('guessed')
  const deferred_intent = { mode: 'payment', amount: 1299, currency: 'xxx' }
  expect(await rejection(ask(sandbox, { deferred_intent }))).toMatchObject({ statusCode: 400 })
  expect(await rejection(ask(sandbox, { client_secret, deferred_intent }))).toMatchObject({
    statusCode: 400,
  })
})
