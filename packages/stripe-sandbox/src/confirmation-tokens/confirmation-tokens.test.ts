import type { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { realEnvironment } from '../environment.ts'
import { idOf, rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const RETURN_URL = 'https://shop.example/return'
const SHIPPING = {
  name: 'Ada',
  address: { line1: 'Section 1', city: 'Taipei', country: 'TW' },
}
const PAYMENT = { amount: 1299, currency: 'usd', confirm: true } as const

const card = (number = '4242424242424242') => ({
  type: 'card',
  card: { number, exp_month: 12, exp_year: 2040, cvc: '123' },
  billing_details: { name: 'Ada' },
})

/** As stripe.js does: the SDK has no types for it. */
async function createToken(
  { browser, stripe }: RunningSandbox,
  params: object = {},
): Promise<Stripe.ConfirmationToken> {
  const made = await browser.rawRequest('POST', '/v1/confirmation_tokens', {
    payment_method_data: card(),
    ...params,
  })
  return stripe.confirmationTokens.retrieve('id' in made ? String(made.id) : '')
}

test('a browser makes one of what the customer entered, and it shows all but the number', async () => {
  const sandbox = await startSandbox()
  const token = await createToken(sandbox, {
    return_url: RETURN_URL,
    setup_future_usage: 'off_session',
    shipping: SHIPPING,
  })
  expect(token).toMatchObject({
    object: 'confirmation_token',
    expires_at: token.created + 12 * 60 * 60,
    livemode: false,
    mandate_data: null,
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: {
      type: 'card',
      allow_redisplay: 'unspecified',
      billing_details: { name: 'Ada', email: null },
      card: {
        brand: 'visa',
        checks: { cvc_check: 'unchecked' },
        last4: '4242',
        exp_month: 12,
        exp_year: 2040,
      },
      customer: null,
    },
    return_url: RETURN_URL,
    setup_future_usage: 'off_session',
    setup_intent: null,
    shipping: { name: 'Ada', phone: null, address: { city: 'Taipei', state: null } },
    use_stripe_sdk: true,
  })
  expect(token.id).toMatch(/^ctoken_1[A-Za-z0-9]{23}$/u)
  expect(token.payment_method_preview).not.toHaveProperty('id')
  expect(JSON.stringify(token)).not.toContain('424242')
})

test('it confirms a payment with all that it holds, once', async () => {
  const sandbox = await startSandbox()
  const { stripe } = sandbox
  const { id: customer } = await stripe.customers.create()
  const token = await createToken(sandbox, {
    return_url: RETURN_URL,
    setup_future_usage: 'off_session',
    shipping: SHIPPING,
  })
  const paid = await stripe.paymentIntents.create({
    ...PAYMENT,
    customer,
    confirmation_token: token.id,
    expand: ['payment_method'],
  })
  expect(paid).toMatchObject({
    status: 'succeeded',
    payment_method: { customer, billing_details: { name: 'Ada' }, card: { last4: '4242' } },
    setup_future_usage: 'off_session',
    shipping: { name: 'Ada', address: { line1: 'Section 1' } },
  })
  expect(await stripe.confirmationTokens.retrieve(token.id)).toMatchObject({
    payment_intent: paid.id,
    setup_intent: null,
  })
  const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' })
  expect(
    await rejection(stripe.paymentIntents.confirm(id, { confirmation_token: token.id })),
  ).toMatchObject({ statusCode: 400, param: 'confirmation_token' })
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_payment_method')
})

test('what the request says goes before what the token says', async () => {
  const sandbox = await startSandbox()
  const { stripe } = sandbox
  const token = await createToken(sandbox, { return_url: RETURN_URL, shipping: SHIPPING })
  const paid = await stripe.paymentIntents.create({
    ...PAYMENT,
    confirmation_token: token.id,
    payment_method: 'pm_card_mastercard',
    shipping: { ...SHIPPING, name: 'Eve' },
    expand: ['payment_method'],
  })
  expect(paid).toMatchObject({
    shipping: { name: 'Eve' },
    payment_method: { card: { brand: 'mastercard' } },
  })
})

test('it asks stripe.js for 3-D Secure, as its customer is in a browser', async () => {
  const sandbox = await startSandbox()
  const token = await createToken(sandbox, {
    payment_method_data: card('4000002760003184'),
    return_url: RETURN_URL,
  })
  const waiting = await sandbox.stripe.paymentIntents.create({
    ...PAYMENT,
    confirmation_token: token.id,
  })
  expect(waiting).toMatchObject({
    status: 'requires_action',
    next_action: { type: 'use_stripe_sdk' },
  })
})

test('a declined confirmation uses it up as well, a refused one does not', async () => {
  const sandbox = await startSandbox()
  const { stripe } = sandbox
  const token = await createToken(sandbox, {
    payment_method_data: card('4000000000000002'),
    return_url: RETURN_URL,
  })
  const unknown = { ...PAYMENT, customer: 'cus_none', confirmation_token: token.id }
  expect(await rejection(stripe.paymentIntents.create(unknown))).toMatchObject({
    code: 'resource_missing',
  })
  expect((await stripe.confirmationTokens.retrieve(token.id)).payment_intent).toBeNull()

  const declined = await rejection(
    stripe.paymentIntents.create({ ...PAYMENT, confirmation_token: token.id }),
  )
  expect(declined).toMatchObject({ statusCode: 402, code: 'card_declined' })
  expect((await stripe.confirmationTokens.retrieve(token.id)).payment_intent).toBe(
    declined.payment_intent?.id,
  )
})

test('it confirms a setup', async () => {
  const sandbox = await startSandbox()
  const { stripe } = sandbox
  const { id: customer } = await stripe.customers.create()
  const token = await createToken(sandbox, { return_url: RETURN_URL })
  const saved = await stripe.setupIntents.create({
    confirm: true,
    customer,
    confirmation_token: token.id,
  })
  expect(saved.status).toBe('succeeded')
  expect(await stripe.confirmationTokens.retrieve(token.id)).toMatchObject({
    payment_intent: null,
    setup_intent: saved.id,
  })
  const { data } = await stripe.paymentMethods.list({ customer })
  expect(data.map(({ id }) => id)).toEqual([idOf(saved.payment_method)])
})

test.each([
  [{ amount: 1300 }, 'The provided amount (1299) does not match the expected amount (1300).'],
  [{ currency: 'eur' }, 'The provided currency (usd) does not match the expected currency (eur).'],
  [
    { setup_future_usage: 'off_session' },
    'The provided setup_future_usage (null) does not match the expected setup_future_usage (off_session).',
  ],
] as const)('Elements made for other terms than %j are refused', async (terms, message) => {
  const sandbox = await startSandbox()
  const { stripe } = sandbox
  const token = await createToken(sandbox, {
    return_url: RETURN_URL,
    client_context: { mode: 'payment', amount: 1299, currency: 'usd' },
  })
  const error = await rejection(
    stripe.paymentIntents.create({ ...PAYMENT, ...terms, confirmation_token: token.id }),
  )
  expect(error.statusCode).toBe(400)
  expect(error.message).toContain(message)
  const paid = await stripe.paymentIntents.create({ ...PAYMENT, confirmation_token: token.id })
  expect(paid.status).toBe('succeeded')
})

test('it expires after twelve hours', async () => {
  let nowMs = 1_800_000_000_000
  const sandbox = await startSandbox({
    environment: { ...realEnvironment, now: () => nowMs },
  })
  const { stripe } = sandbox
  const lasting = await createToken(sandbox, { return_url: RETURN_URL })
  const late = await createToken(sandbox, { return_url: RETURN_URL })
  nowMs += 12 * 60 * 60 * 1000 - 1000
  await stripe.paymentIntents.create({ ...PAYMENT, confirmation_token: lasting.id })
  nowMs += 1000
  const error = await rejection(
    stripe.paymentIntents.create({ ...PAYMENT, confirmation_token: late.id }),
  )
  expect(error.message).toMatch(/^This ConfirmationToken has expired/u)
})

test('the test helper makes one of a test card, or of a saved card', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const fresh = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_visa',
    return_url: RETURN_URL,
  })
  expect(fresh.payment_method_preview).toMatchObject({ card: { last4: '4242' }, customer: null })

  const { id } = await stripe.paymentMethods.attach('pm_card_mastercard', { customer })
  const saved = await stripe.testHelpers.confirmationTokens.create({
    payment_method: id,
    return_url: RETURN_URL,
  })
  expect(saved.payment_method_preview).toMatchObject({ customer })
  const paid = await stripe.paymentIntents.create({
    ...PAYMENT,
    customer,
    confirmation_token: saved.id,
  })
  expect(paid).toMatchObject({ status: 'succeeded', payment_method: id })
})

test.each([
  [{}, { code: 'parameter_missing', param: 'payment_method_data' }],
  [{ payment_method: 'pm_none' }, { code: 'resource_missing', param: 'payment_method' }],
  [{ payment_method: 'pm_card_visa', payment_method_data: card() }, { param: 'payment_method' }],
  [{ payment_method: 'pm_card_visa', return_url: 'nowhere' }, { code: 'url_invalid' }],
  [{ payment_method: 'pm_card_visa', colour: 'red' }, { code: 'parameter_unknown' }],
])('creation by %j is refused', async (params, expected) => {
  const { browser } = await startSandbox()
  const error = await rejection(browser.rawRequest('POST', '/v1/confirmation_tokens', params))
  expect(error).toMatchObject({ statusCode: 400, ...expected })
})

test('only a confirmation takes it, and only one that is there', async () => {
  const sandbox = await startSandbox()
  const { stripe, browser } = sandbox
  const token = await createToken(sandbox)
  for (const call of [
    stripe.paymentIntents.create({ amount: 500, currency: 'usd', confirmation_token: token.id }),
    stripe.setupIntents.create({ confirmation_token: token.id }),
  ]) {
    expect(await rejection(call)).toMatchObject({ statusCode: 400, param: 'confirmation_token' })
  }
  expect(
    await rejection(stripe.paymentIntents.create({ ...PAYMENT, confirmation_token: 'ctoken_x' })),
  ).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'confirmation_token' })
  expect(await rejection(browser.confirmationTokens.retrieve(token.id))).toMatchObject({
    statusCode: 401,
  })
})
