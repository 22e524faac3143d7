import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const RETURN_URL = 'https://shop.example/return?order=o_1'

type Form = Record<string, string>

function card(number: string, more: Form = {}): Form {
  return {
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': number,
    'payment_method_data[card][exp_month]': '12',
    'payment_method_data[card][exp_year]': '34',
    'payment_method_data[card][cvc]': '123',
    'payment_method_data[billing_details][address][country]': 'US',
    return_url: RETURN_URL,
    use_stripe_sdk: 'true',
    ...more,
  }
}

type Answer = { status: number; body: unknown }

/** What stripe.js posts: publishable key and client secret in the body, no preflight. */
async function post(url: string, form: Form): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { Origin: 'https://shop.example' },
    body: new URLSearchParams(form),
  })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  return { status: response.status, body: await response.json() }
}

async function confirmInBrowser(
  sandbox: RunningSandbox,
  intent: Stripe.PaymentIntent,
  form: Form,
): Promise<Answer> {
  return post(`${sandbox.url}/v1/payment_intents/${intent.id}/confirm`, {
    key: 'pk_test_sandbox',
    client_secret: intent.client_secret ?? '',
    ...form,
  })
}

function createIntent(
  { stripe }: RunningSandbox,
  params: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 1299,
    currency: 'usd',
    metadata: { order_id: 'o_1' },
    ...params,
  })
}

describe('a card confirmed by the browser', () => {
  const brands: [brand: string, number: string][] = [
    ['visa', '4242 4242 4242 4242'],
    ['mastercard', '5555555555554444'],
    ['mastercard', '2223003122003222'],
    ['amex', '378282246310005'],
    ['discover', '6011111111111117'],
    ['diners', '3056930009020004'],
    ['jcb', '3566002020360505'],
    ['unionpay', '6200000000000005'],
  ]
  test.each(brands)('of %s pays (%s)', async (brand, number) => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const answer = await confirmInBrowser(sandbox, intent, card(number))
    expect(answer).toMatchObject({ status: 200, body: { status: 'succeeded' } })
    const paid = await sandbox.stripe.paymentIntents.retrieve(intent.id, {
      expand: ['payment_method'],
    })
    expect(paid).toMatchObject({
      payment_method: {
        billing_details: { address: { country: 'US' } },
        card: { brand, last4: number.slice(-4), exp_month: 12, exp_year: 2034 },
      },
    })
  })

  test('is answered with the restricted view only', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const { body } = await confirmInBrowser(sandbox, intent, card('4242424242424242'))
    expect(body).toMatchObject({ object: 'payment_intent', amount: 1299, status: 'succeeded' })
    for (const secret of ['metadata', 'customer', 'latest_charge', 'amount_received']) {
      expect(body).not.toHaveProperty(secret)
    }
  })

  test('that is declined embeds the restricted view in the error', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const { status, body } = await confirmInBrowser(sandbox, intent, card('4000000000000002'))
    expect(status).toBe(402)
    expect(body).toMatchObject({
      error: {
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'generic_decline',
        message: 'Your card was declined.',
        payment_intent: { id: intent.id, status: 'requires_payment_method' },
      },
    })
    expect(body).not.toHaveProperty('error.payment_intent.metadata')
  })

  const refused: [name: string, form: Form, refusal: { code: string; param: string }][] = [
    [
      'a wrong check digit',
      card('4242424242424241'),
      { code: 'incorrect_number', param: 'number' },
    ],
    ['letters for digits', card('4242abcd42424242'), { code: 'invalid_number', param: 'number' }],
    [
      'a month that does not exist',
      card('4242424242424242', { 'payment_method_data[card][exp_month]': '13' }),
      { code: 'invalid_expiry_month', param: 'exp_month' },
    ],
    [
      'a year gone by',
      card('4242424242424242', { 'payment_method_data[card][exp_year]': '2020' }),
      { code: 'invalid_expiry_year', param: 'exp_year' },
    ],
    [
      'a short CVC',
      card('4242424242424242', { 'payment_method_data[card][cvc]': '12' }),
      { code: 'invalid_cvc', param: 'cvc' },
    ],
  ]
  test.each(refused)('with %s is refused and tries nothing', async (_name, form, refusal) => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const { status, body } = await confirmInBrowser(sandbox, intent, form)
    expect(status).toBe(402)
    expect(body).toMatchObject({ error: { type: 'card_error', ...refusal } })
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      last_payment_error: null,
      latest_charge: null,
    })
  })

  test('that is a real card is refused, as test mode does', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const { body } = await confirmInBrowser(sandbox, intent, card('4111111111111111'))
    expect(body).toMatchObject({ error: { decline_code: 'test_mode_live_card' } })
  })

  test('of a server is refused: card numbers belong in the browser', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const { status, body } = await confirmInBrowser(sandbox, intent, {
      ...card('4242424242424242'),
      key: 'sk_test_sandbox',
    })
    expect(status).toBe(402)
    expect(body).toHaveProperty('error.message', expect.stringContaining('Sending credit card'))
  })
})

describe('Elements made before the intent', () => {
  const terms = (more: Form = {}): Form =>
    card('4242424242424242', {
      'client_context[mode]': 'payment',
      'client_context[amount]': '1299',
      'client_context[currency]': 'usd',
      ...more,
    })

  test('confirm an intent of the same terms', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const { body } = await confirmInBrowser(sandbox, intent, terms())
    expect(body).toHaveProperty('status', 'succeeded')
  })

  const mismatches: [name: string, form: Form, message: string][] = [
    [
      'amount',
      { 'client_context[amount]': '1099' },
      'The provided amount (1099) does not match the expected amount (1299).',
    ],
    [
      'currency',
      { 'client_context[currency]': 'eur' },
      'The provided currency (eur) does not match the expected currency (usd).',
    ],
    [
      'capture_method',
      { 'client_context[capture_method]': 'manual' },
      'The provided capture_method (manual) does not match the expected capture_method (automatic).',
    ],
    [
      'setup_future_usage',
      { 'client_context[setup_future_usage]': 'off_session' },
      'The provided setup_future_usage (off_session) does not match the expected setup_future_usage (null).',
    ],
  ]
  test.each(mismatches)('of another %s are refused', async (_name, form, message) => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const { status, body } = await confirmInBrowser(sandbox, intent, terms(form))
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: {
        type: 'invalid_request_error',
        message: `${message} Try confirming with a Payment Intent that is configured to use the same parameters as the Stripe Elements.`,
      },
    })
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_payment_method',
    })
  })
})

describe('a publishable key', () => {
  test('with the client secret retrieves the restricted view', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const seen = await sandbox.browser.paymentIntents.retrieve(intent.id, {
      client_secret: intent.client_secret ?? '',
    })
    expect(seen).toMatchObject({ id: intent.id, status: 'requires_payment_method' })
    expect(seen).not.toHaveProperty('metadata')
  })

  test('refreshes without the secret in an address (I3)', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const { status, body } = await post(`${sandbox.url}/v1/payment_intents/${intent.id}/refresh`, {
      key: 'pk_test_sandbox',
      client_secret: intent.client_secret ?? '',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: intent.id })
    expect(body).not.toHaveProperty('metadata')
  })

  test('with another intent’s secret learns nothing, not even that the intent exists', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    const other = await createIntent(sandbox)
    const client_secret = other.client_secret ?? ''
    expect(
      await rejection(sandbox.browser.paymentIntents.retrieve(intent.id, { client_secret })),
    ).toMatchObject({ statusCode: 404, code: 'resource_missing' })
    const { status } = await confirmInBrowser(
      sandbox,
      { ...intent, client_secret },
      card('4242424242424242'),
    )
    expect(status).toBe(404)
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_payment_method',
    })
  })

  test('without a client secret is asked for it', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox)
    expect(await rejection(sandbox.browser.paymentIntents.retrieve(intent.id))).toMatchObject({
      statusCode: 400,
      code: 'parameter_missing',
      param: 'client_secret',
    })
  })

  test('may do nothing that needs the secret key', async () => {
    const sandbox = await startSandbox()
    const { browser } = sandbox
    const { id } = await createIntent(sandbox)
    const calls = [
      browser.paymentIntents.create({ amount: 1, currency: 'usd' }),
      browser.paymentIntents.update(id, { amount: 1 }),
      browser.paymentIntents.cancel(id),
      browser.paymentIntents.list(),
      browser.events.list(),
      browser.charges.retrieve('ch_x'),
    ]
    for (const call of calls) {
      expect(await rejection(call)).toMatchObject({ statusCode: 401, code: 'secret_key_required' })
    }
  })
})
