import { expect, test } from 'vitest'
import { idOf, rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const card = (number: string) => ({
  type: 'card',
  card: { number, exp_month: 12, exp_year: 2040, cvc: '123' },
})

async function startSetup({ stripe }: RunningSandbox, params = {}) {
  const { id: customer } = await stripe.customers.create()
  const intent = await stripe.setupIntents.create({ customer, ...params })
  return { id: intent.id, secret: intent.client_secret ?? '', customer }
}

/** What stripe.js sends: the SDK has no types for it. */
function confirm(
  { browser }: RunningSandbox,
  { id, secret }: { id: string; secret: string },
  params: object,
) {
  return browser.rawRequest('POST', `/v1/setup_intents/${id}/confirm`, {
    client_secret: secret,
    use_stripe_sdk: true,
    ...params,
  })
}

async function challengeOf({ stripe }: RunningSandbox, id: string): Promise<string> {
  const { next_action: action } = await stripe.setupIntents.retrieve(id)
  const page = action?.redirect_to_url?.url ?? action?.use_stripe_sdk?.['stripe_js']
  return new URL(String(page)).searchParams.get('challenge') ?? ''
}

test('a browser confirms with its client secret, and sees the restricted view', async () => {
  const sandbox = await startSandbox()
  const setup = await startSetup(sandbox)
  const confirmed = await confirm(sandbox, setup, {
    payment_method_data: card('4242424242424242'),
  })
  expect(confirmed).toMatchObject({ id: setup.id, status: 'succeeded', usage: 'off_session' })
  for (const hidden of ['customer', 'metadata', 'latest_attempt', 'application']) {
    expect(confirmed).not.toHaveProperty(hidden)
  }
  const refreshed = await sandbox.browser.rawRequest(
    'POST',
    `/v1/setup_intents/${setup.id}/refresh`,
    { client_secret: setup.secret },
  )
  expect(refreshed).toMatchObject({ id: setup.id, status: 'succeeded' })
  expect(refreshed).not.toHaveProperty('customer')
})

test('without the right client secret a browser learns nothing', async () => {
  const sandbox = await startSandbox()
  const { id } = await startSetup(sandbox)
  const { browser } = sandbox
  expect(await rejection(browser.setupIntents.retrieve(id))).toMatchObject({
    statusCode: 400,
    code: 'parameter_missing',
    param: 'client_secret',
  })
  expect(
    await rejection(browser.setupIntents.retrieve(id, { client_secret: `${id}_secret_wrong` })),
  ).toMatchObject({ statusCode: 404, message: `No such setupintent: '${id}'` })
  expect(await rejection(browser.setupIntents.cancel(id))).toMatchObject({
    statusCode: 401,
    code: 'secret_key_required',
  })
})

/** What becomes of a payment with the saved card while the customer is away. */
async function payOffSession(
  { stripe }: RunningSandbox,
  { id, customer }: { id: string; customer: string },
): Promise<string | undefined> {
  const { payment_method: method } = await stripe.setupIntents.retrieve(id)
  const payment = stripe.paymentIntents.create({
    amount: 1299,
    currency: 'usd',
    customer,
    payment_method: idOf(method),
    confirm: true,
    off_session: true,
  })
  return payment.then(
    ({ status }) => status,
    ({ code }: { code?: string }) => code,
  )
}

test.each([
  { number: '4000002500003155', usage: 'off_session', paysOffSession: 'succeeded' },
  { number: '4000002500003155', usage: 'on_session', paysOffSession: 'authentication_required' },
  { number: '4000002760003184', usage: 'off_session', paysOffSession: 'authentication_required' },
])(
  '$number, set up $usage after a challenge, then off session: $paysOffSession',
  async ({ number, usage, paysOffSession }) => {
    const sandbox = await startSandbox()
    const { stripe, control } = sandbox
    const setup = await startSetup(sandbox, { usage })
    const waiting = await confirm(sandbox, setup, { payment_method_data: card(number) })
    expect(waiting).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'stripe_3ds2_challenge' } },
    })
    const token = await challengeOf(sandbox, setup.id)
    const answered = await control(`challenges/${token}`, 'outcome=succeed')
    expect(answered).toEqual({ status: 200, body: { status: 'succeeded', redirect_url: null } })

    const done = await stripe.setupIntents.retrieve(setup.id, { expand: ['latest_attempt'] })
    expect(done).toMatchObject({
      status: 'succeeded',
      next_action: null,
      latest_attempt: {
        status: 'succeeded',
        payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
      },
    })
    expect(await payOffSession(sandbox, setup)).toBe(paysOffSession)
  },
)

test.each(['fail', 'close'])('a challenge that ends with %s fails the setup', async (outcome) => {
  const sandbox = await startSandbox()
  const { stripe, control } = sandbox
  const setup = await startSetup(sandbox)
  await confirm(sandbox, setup, { payment_method_data: card('4000002760003184') })
  const token = await challengeOf(sandbox, setup.id)
  await control(`challenges/${token}`, `outcome=${outcome}`)
  expect(await stripe.setupIntents.retrieve(setup.id)).toMatchObject({
    status: 'requires_payment_method',
    payment_method: null,
    last_setup_error: { code: 'setup_intent_authentication_failure' },
  })
  expect((await control(`challenges/${token}`, 'outcome=succeed')).status).toBe(404)
  expect((await stripe.paymentMethods.list({ customer: setup.customer })).data).toEqual([])
})

test('a server gets a redirect, which ends at its return_url with the outcome', async () => {
  const sandbox = await startSandbox()
  const { stripe, control } = sandbox
  const intent = await stripe.setupIntents.create({
    confirm: true,
    payment_method: 'pm_card_authenticationRequired',
    return_url: 'https://shop.example/return?cart=1',
  })
  expect(intent.next_action?.redirect_to_url?.return_url).toBe('https://shop.example/return?cart=1')
  const token = await challengeOf(sandbox, intent.id)
  const { body } = await control(`challenges/${token}`, 'outcome=succeed')
  expect(body).toEqual({
    status: 'succeeded',
    redirect_url: `https://shop.example/return?cart=1&setup_intent=${intent.id}&setup_intent_client_secret=${intent.client_secret}&redirect_status=succeeded`,
  })
})

test('canceling or confirming anew voids a challenge, and its attempt is abandoned', async () => {
  const sandbox = await startSandbox()
  const { stripe, control } = sandbox
  const setup = await startSetup(sandbox)
  await confirm(sandbox, setup, { payment_method_data: card('4000002760003184') })
  const token = await challengeOf(sandbox, setup.id)
  await confirm(sandbox, setup, { payment_method_data: card('4000002760003184') })
  await stripe.setupIntents.cancel(setup.id)
  expect((await control(`challenges/${token}`, 'outcome=succeed')).status).toBe(404)
  const attempts = await stripe.setupAttempts.list({ setup_intent: setup.id })
  expect(attempts.data.map(({ status }) => status)).toEqual(['abandoned', 'abandoned'])
})

test.each([
  [{ mode: 'payment', amount: 500, currency: 'usd' }, 'mode (payment)', 'mode (setup)'],
  [
    { mode: 'setup', setup_future_usage: 'on_session' },
    'setup_future_usage (on_session)',
    'setup_future_usage (off_session)',
  ],
])('Elements made for %j are refused', async (context, provided, expected) => {
  const sandbox = await startSandbox()
  const setup = await startSetup(sandbox)
  const error = await rejection(
    confirm(sandbox, setup, {
      payment_method_data: card('4242424242424242'),
      client_context: context,
    }),
  )
  expect(error.statusCode).toBe(400)
  expect(error.message).toContain(
    `The provided ${provided} does not match the expected ${expected}.`,
  )
})
