import type { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { realEnvironment } from '../environment.ts'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

type Features = Stripe.CustomerSessionCreateParams.Components.PaymentElement.Features

async function startSession({ stripe }: RunningSandbox, features: Features = {}) {
  const { id: customer } = await stripe.customers.create()
  const session = await stripe.customerSessions.create({
    customer,
    components: { payment_element: { enabled: true, features } },
  })
  return { customer, session, secret: session.client_secret }
}

async function save(
  { stripe }: RunningSandbox,
  customer: string,
  allow_redisplay: 'always' | 'limited',
) {
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer })
  await stripe.paymentMethods.update(id, { allow_redisplay })
  return id
}

/** As our stripe.js asks. */
function ask({ browser }: RunningSandbox, secret: string) {
  return browser.rawRequest('POST', '/v1/elements/sessions', {
    customer_session_client_secret: secret,
  })
}

test('a session tells what it enables, with the documented defaults', async () => {
  const sandbox = await startSandbox()
  const { customer, session } = await startSession(sandbox)
  expect(session).toMatchObject({
    object: 'customer_session',
    components: {
      buy_button: { enabled: false },
      payment_element: {
        enabled: true,
        features: {
          payment_method_allow_redisplay_filters: ['always'],
          payment_method_redisplay: 'disabled',
          payment_method_redisplay_limit: 3,
          payment_method_remove: 'disabled',
          payment_method_save: 'disabled',
          payment_method_save_usage: null,
        },
      },
      pricing_table: { enabled: false },
    },
    customer,
    expires_at: session.created + 30 * 60,
  })
  expect(session.client_secret).toMatch(/^cuss_secret_/u)
})

test('a browser sees the payment methods that may be shown again, the latest first', async () => {
  const sandbox = await startSandbox()
  const { customer, secret } = await startSession(sandbox, {
    payment_method_redisplay: 'enabled',
    payment_method_redisplay_limit: 2,
  })
  await save(sandbox, customer, 'always')
  const second = await save(sandbox, customer, 'always')
  const third = await save(sandbox, customer, 'always')
  await save(sandbox, customer, 'limited')
  const other = await sandbox.stripe.customers.create()
  await save(sandbox, other.id, 'always')
  expect(await ask(sandbox, secret)).toMatchObject({
    object: 'elements_session',
    customer: {
      default_payment_method: null,
      payment_element: { features: { payment_method_redisplay: 'enabled' } },
      payment_methods: [{ id: third }, { id: second }],
    },
  })
})

test('where redisplay is disabled a browser sees none', async () => {
  const sandbox = await startSandbox()
  const { customer, secret } = await startSession(sandbox)
  await save(sandbox, customer, 'always')
  expect(await ask(sandbox, secret)).toMatchObject({ customer: { payment_methods: [] } })
})

test('a browser pays with a saved payment method of its customer', async () => {
  const sandbox = await startSandbox()
  const { stripe, browser } = sandbox
  const { customer } = await startSession(sandbox)
  const method = await save(sandbox, customer, 'always')
  const { id, client_secret } = await stripe.paymentIntents.create({
    amount: 1299,
    currency: 'usd',
    customer,
  })
  const paid = await browser.rawRequest('POST', `/v1/payment_intents/${id}/confirm`, {
    client_secret,
    payment_method: method,
    use_stripe_sdk: true,
  })
  expect(paid).toMatchObject({ status: 'succeeded', payment_method: method })
})

test('a browser removes a saved payment method where the session allows it', async () => {
  const sandbox = await startSandbox()
  const { browser, stripe } = sandbox
  const allowed = await startSession(sandbox, { payment_method_remove: 'enabled' })
  const forbidden = await startSession(sandbox)
  const mine = await save(sandbox, allowed.customer, 'always')
  const foreign = await save(sandbox, forbidden.customer, 'always')
  const remove = (method: string, secret: string) =>
    browser.rawRequest('POST', `/v1/elements/payment_methods/${method}/detach`, {
      customer_session_client_secret: secret,
    })
  expect((await rejection(remove(foreign, forbidden.secret))).message).toMatch(/does not allow/u)
  expect(await rejection(remove(foreign, allowed.secret))).toMatchObject({ statusCode: 404 })
  await remove(mine, allowed.secret)
  expect((await stripe.paymentMethods.retrieve(mine)).customer).toBeNull()
  expect((await stripe.paymentMethods.retrieve(foreign)).customer).toBe(forbidden.customer)
})

test('a wrong secret and one that has expired show nothing', async () => {
  let nowMs = 1_800_000_000_000
  const sandbox = await startSandbox({ environment: { ...realEnvironment, now: () => nowMs } })
  const { secret } = await startSession(sandbox)
  const unknown = await rejection(ask(sandbox, 'cuss_secret_nobody'))
  expect(unknown).toMatchObject({ statusCode: 400, code: 'resource_missing' })
  expect(unknown.message).not.toContain('nobody')
  nowMs += 30 * 60 * 1000
  expect(await rejection(ask(sandbox, secret))).toMatchObject({ code: 'customer_session_expired' })
})

test.each([
  [{}, { code: 'parameter_missing', param: 'components' }],
  [{ components: { payment_element: { enabled: true } } }, { param: 'customer' }],
  [
    { customer: 'cus_none', components: { payment_element: { enabled: true } } },
    { param: 'customer' },
  ],
  [
    { customer: 'cus_none', components: { pricing_table: { enabled: true } } },
    { code: 'sandbox_unsupported' },
  ],
])('creation by %j is refused', async (params, expected) => {
  const { stripe } = await startSandbox()
  const error = await rejection(stripe.rawRequest('POST', '/v1/customer_sessions', params))
  expect(error).toMatchObject({ statusCode: 400, ...expected })
})

test('a session enables something', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  expect(
    await rejection(
      stripe.customerSessions.create({
        customer,
        components: { payment_element: { enabled: false } },
      }),
    ),
  ).toMatchObject({ statusCode: 400, param: 'components' })
})
