import { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const RETURN_URL = 'https://shop.example/return'

async function createIntent(
  { stripe }: RunningSandbox,
  params: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({ amount: 1299, currency: 'usd', ...params })
}

function idOf(reference: string | { id: string } | null): string {
  return typeof reference === 'string' ? reference : (reference?.id ?? '')
}

describe('creating a PaymentIntent', () => {
  test('without a payment method waits for one', async () => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({
      amount: 1299,
      currency: 'eur',
      metadata: { order_id: 'o_1' },
    })
    expect(intent).toMatchObject({
      object: 'payment_intent',
      amount: 1299,
      currency: 'eur',
      status: 'requires_payment_method',
      capture_method: 'automatic_async',
      automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
      metadata: { order_id: 'o_1' },
      livemode: false,
    })
    expect(intent.id).toMatch(/^pi_3[A-Za-z0-9]{23}$/u)
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_[A-Za-z0-9]{25}$`, 'u'))
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ id: intent.id })
  })

  test('with a payment method waits for confirmation, and makes a new one of a test name', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox, { payment_method: 'pm_card_visa' })
    expect(intent.status).toBe('requires_confirmation')
    expect(intent.payment_method).toMatch(/^pm_1[A-Za-z0-9]{23}$/u)
  })

  test('with a payment method and confirm charges it at once', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox, {
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: RETURN_URL,
      expand: ['latest_charge', 'payment_method'],
    })
    expect(intent).toMatchObject({
      status: 'succeeded',
      amount_received: 1299,
      latest_charge: { status: 'succeeded', paid: true, captured: true, amount: 1299 },
      payment_method: { card: { brand: 'visa', last4: '4242' } },
    })
  })

  test('for manual capture only authorizes', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox, {
      capture_method: 'manual',
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: RETURN_URL,
      expand: ['latest_charge'],
    })
    expect(intent).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 1299,
      amount_received: 0,
      latest_charge: { paid: true, captured: false },
    })
  })
})

describe('the checks of parameters', () => {
  const cases: [name: string, params: object, error: object][] = [
    [
      'an unknown parameter is refused by name',
      { amount: 1299, currency: 'usd', amonut: 1 },
      {
        code: 'parameter_unknown',
        param: 'amonut',
        message: 'Received unknown parameter: amonut',
        doc_url: 'https://stripe.com/docs/error-codes/parameter-unknown',
      },
    ],
    [
      'an unknown nested parameter is refused by its full name',
      { amount: 1299, currency: 'usd', automatic_payment_methods: { enabled: true, x: 1 } },
      { code: 'parameter_unknown', param: 'automatic_payment_methods[x]' },
    ],
    [
      'a missing amount is asked for',
      { currency: 'usd' },
      { code: 'parameter_missing', param: 'amount' },
    ],
    [
      'a missing currency is asked for',
      { amount: 1299 },
      { code: 'parameter_missing', param: 'currency' },
    ],
    [
      'an amount must be an integer',
      { amount: '12.99', currency: 'usd' },
      { code: 'parameter_invalid_integer', param: 'amount', message: 'Invalid integer: 12.99' },
    ],
    [
      'an amount must not be empty',
      { amount: '', currency: 'usd' },
      { code: 'parameter_invalid_empty', param: 'amount' },
    ],
    [
      'an amount must be positive',
      { amount: 0, currency: 'usd' },
      { code: 'parameter_invalid_integer', param: 'amount' },
    ],
    [
      'an amount has a minimum by currency',
      { amount: 49, currency: 'usd' },
      { code: 'amount_too_small', param: 'amount', message: 'Amount must be at least $0.50 usd' },
    ],
    [
      'an amount has at most eight digits',
      { amount: 100_000_000, currency: 'usd' },
      { code: 'amount_too_large', param: 'amount' },
    ],
    [
      'the third decimal of a three-decimal currency must be 0',
      { amount: 10_001, currency: 'kwd' },
      { param: 'amount' },
    ],
    ['a currency must exist', { amount: 1299, currency: 'xyz' }, { param: 'currency' }],
    [
      'a choice must be one of the known ones',
      { amount: 1299, currency: 'usd', capture_method: 'later' },
      { param: 'capture_method' },
    ],
    [
      'an unknown payment method is refused',
      { amount: 1299, currency: 'usd', payment_method: 'pm_nope' },
      { code: 'resource_missing', param: 'payment_method' },
    ],
    [
      'what the sandbox cannot do is refused instead of ignored',
      { amount: 1299, currency: 'usd', transfer_data: { destination: 'acct_1' } },
      { code: 'sandbox_unsupported' },
    ],
  ]
  test.each(cases)('%s', async (_name, params, expected) => {
    const { stripe } = await startSandbox()
    const error = await rejection(stripe.rawRequest('POST', '/v1/payment_intents', { ...params }))
    expect(error).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' })
    expect(error.raw).toMatchObject({ type: 'invalid_request_error', ...expected })
    expect((await stripe.paymentIntents.list()).data).toEqual([])
  })

  test('accepts a zero-decimal currency and answers in lower case', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox, { amount: 50, currency: 'JPY' })
    expect(intent).toMatchObject({ amount: 50, currency: 'jpy' })
  })
})

test.each([
  [{ return_url: RETURN_URL }],
  [{ off_session: true }],
  [{ error_on_requires_action: true }],
] as Partial<Stripe.PaymentIntentCreateParams>[][])(
  'what only a confirmation needs is refused without one: %j',
  async (params) => {
    const sandbox = await startSandbox()
    const error = await rejection(createIntent(sandbox, params))
    const [name] = Object.keys(params)
    expect(error).toMatchObject({
      statusCode: 400,
      param: name,
      message: `The parameter \`${name}\` cannot be passed when creating a PaymentIntent unless \`confirm\` is set to true.`,
    })
  },
)

describe('confirming', () => {
  const declines: [name: string, code: string, declineCode: string][] = [
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
  ]
  test.each(declines)('%s is declined and leaves the intent open', async (name, code, declined) => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox)
    const error = await rejection(
      sandbox.stripe.paymentIntents.confirm(id, { payment_method: name, return_url: RETURN_URL }),
    )
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError)
    expect(error).toMatchObject({
      statusCode: 402,
      code,
      decline_code: declined,
      payment_intent: {
        id,
        status: 'requires_payment_method',
        payment_method: null,
        last_payment_error: { code, decline_code: declined },
      },
    })
    const after = await sandbox.stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
    expect(after).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { type: 'card_error', code, payment_method: { type: 'card' } },
      latest_charge: { status: 'failed', paid: false, failure_code: code },
    })
  })

  test('a second card may succeed after a decline', async () => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox)
    const confirm = (payment_method: string): Promise<Stripe.PaymentIntent> =>
      sandbox.stripe.paymentIntents.confirm(id, { payment_method, return_url: RETURN_URL })
    await rejection(confirm('pm_card_chargeDeclined'))
    expect(await confirm('pm_card_mastercard')).toMatchObject({
      status: 'succeeded',
      last_payment_error: null,
    })
  })

  test('by a server needs a return_url where redirects are allowed', async () => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox, { payment_method: 'pm_card_visa' })
    const error = await rejection(sandbox.stripe.paymentIntents.confirm(id))
    expect(error.message).toContain('you must provide a `return_url`')
  })

  test('without any payment method is an unexpected state', async () => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox)
    const error = await rejection(
      sandbox.stripe.paymentIntents.confirm(id, { return_url: RETURN_URL }),
    )
    expect(error).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' })
  })

  test('a second time after success is refused', async () => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox)
    const params = { payment_method: 'pm_card_visa', return_url: RETURN_URL }
    await sandbox.stripe.paymentIntents.confirm(id, params)
    const error = await rejection(sandbox.stripe.paymentIntents.confirm(id, params))
    expect(error).toMatchObject({
      code: 'payment_intent_unexpected_state',
      payment_intent: { id, status: 'succeeded' },
    })
  })

  test('a delayed card is processing until the bank answers', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox, {
      confirm: true,
      payment_method: 'pm_card_sandboxDelayed',
      return_url: RETURN_URL,
    })
    expect(intent).toMatchObject({ status: 'processing', amount_received: 0 })
    const settled = await sandbox.control(`payment_intents/${intent.id}/settle`, 'outcome=succeed')
    expect(settled).toEqual({ status: 200, body: { id: intent.id, status: 'succeeded' } })
    const after = await sandbox.stripe.paymentIntents.retrieve(intent.id)
    expect(after).toMatchObject({ status: 'succeeded', amount_received: 1299, processing: null })
    const again = await sandbox.control(`payment_intents/${intent.id}/settle`, 'outcome=succeed')
    expect(again.status).toBe(409)
  })

  test('a delayed card may fail late', async () => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox, {
      confirm: true,
      payment_method: 'pm_card_sandboxDelayed',
      return_url: RETURN_URL,
    })
    await sandbox.control(`payment_intents/${id}/settle`, 'outcome=fail')
    const after = await sandbox.stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
    expect(after).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined' },
      latest_charge: { status: 'failed' },
    })
  })
})

describe('updating', () => {
  test('changes amount, metadata and description of an open intent, and keeps the secret', async () => {
    const sandbox = await startSandbox()
    const before = await createIntent(sandbox, { metadata: { a: '1', b: '2' } })
    const after = await sandbox.stripe.paymentIntents.update(before.id, {
      amount: 1500,
      description: 'Two mugs',
      metadata: { b: '', c: '3' },
    })
    expect(after).toMatchObject({
      amount: 1500,
      description: 'Two mugs',
      metadata: { a: '1', c: '3' },
      client_secret: before.client_secret,
    })
    expect(after.metadata).not.toHaveProperty('b')
  })

  test('refuses the amount of a paid intent, but takes its metadata', async () => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox, {
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: RETURN_URL,
    })
    const error = await rejection(sandbox.stripe.paymentIntents.update(id, { amount: 1500 }))
    expect(error).toMatchObject({ code: 'payment_intent_unexpected_state' })
    const after = await sandbox.stripe.paymentIntents.update(id, { metadata: { note: 'late' } })
    expect(after).toMatchObject({ amount: 1299, metadata: { note: 'late' } })
  })

  test('of the amount withdraws an authentication that was for the old amount', async () => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox, {
      confirm: true,
      payment_method: 'pm_card_authenticationRequired',
      return_url: RETURN_URL,
    })
    const before = await sandbox.stripe.paymentIntents.retrieve(id)
    const page = new URL(before.next_action?.redirect_to_url?.url ?? '')
    const after = await sandbox.stripe.paymentIntents.update(id, { amount: 9900 })
    expect(after).toMatchObject({ status: 'requires_confirmation', next_action: null })
    const token = page.searchParams.get('challenge') ?? ''
    expect(await sandbox.control(`challenges/${token}`, 'outcome=succeed')).toMatchObject({
      status: 404,
    })
  })
})

describe('canceling', () => {
  test('an open intent is final', async () => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox)
    const canceled = await sandbox.stripe.paymentIntents.cancel(id, {
      cancellation_reason: 'abandoned',
    })
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    expect(canceled.canceled_at).toBeTypeOf('number')
    const error = await rejection(
      sandbox.stripe.paymentIntents.confirm(id, {
        payment_method: 'pm_card_visa',
        return_url: RETURN_URL,
      }),
    )
    expect(error).toMatchObject({ code: 'payment_intent_unexpected_state' })
  })

  test('a paid intent is refused in the words of the live API', async () => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox, {
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: RETURN_URL,
    })
    const error = await rejection(sandbox.stripe.paymentIntents.cancel(id))
    expect(error).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      message:
        'You cannot cancel this PaymentIntent because it has a status of succeeded. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action.',
      payment_intent: { id },
    })
  })
})

describe('reading', () => {
  test('an unknown intent is 404', async () => {
    const { stripe } = await startSandbox()
    expect(await rejection(stripe.paymentIntents.retrieve('pi_x'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      param: 'intent',
      message: "No such payment_intent: 'pi_x'",
    })
  })

  test('a list pages newest first', async () => {
    const sandbox = await startSandbox()
    const ids: string[] = []
    for (let index = 0; index < 5; index += 1) ids.unshift((await createIntent(sandbox)).id)
    const first = await sandbox.stripe.paymentIntents.list({ limit: 2 })
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/payment_intents' })
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    const next = await sandbox.stripe.paymentIntents.list({ limit: 3, starting_after: ids[1]! })
    expect(next.data.map(({ id }) => id)).toEqual(ids.slice(2))
    expect(next.has_more).toBe(false)
    const newer = await sandbox.stripe.paymentIntents.list({ limit: 2, ending_before: ids[3]! })
    expect(newer.data.map(({ id }) => id)).toEqual(ids.slice(1, 3))
    const all: string[] = []
    for await (const { id } of sandbox.stripe.paymentIntents.list({ limit: 2 })) all.push(id)
    expect(all).toEqual(ids)
  })

  test('an intent points to its charge and payment method', async () => {
    const sandbox = await startSandbox()
    const intent = await createIntent(sandbox, {
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: RETURN_URL,
    })
    const charge = await sandbox.stripe.charges.retrieve(idOf(intent.latest_charge), {
      expand: ['payment_intent'],
    })
    expect(charge).toMatchObject({ payment_intent: { id: intent.id }, amount: 1299 })
    expect(charge.id.slice(4, -8)).toBe(intent.id.slice(4, -8))
    const method = await sandbox.stripe.paymentMethods.retrieve(idOf(intent.payment_method))
    expect(method.card).toMatchObject({ last4: '4242', checks: { cvc_check: 'pass' } })
  })

  test('only an id can be expanded', async () => {
    const sandbox = await startSandbox()
    const { id } = await createIntent(sandbox)
    const error = await rejection(
      sandbox.stripe.paymentIntents.retrieve(id, { expand: ['amount'] }),
    )
    expect(error.message).toBe('This property cannot be expanded (amount).')
  })
})
