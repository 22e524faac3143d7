import type { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { idOf, rejection, startSandbox } from '../testing/running-sandbox.ts'

const RETURN_URL = 'https://shop.example/return'
const OWNER = { name: 'Jenny Rosen', email: 'jenny@example.com' }
const MANDATE = {
  customer_acceptance: {
    type: 'online' as const,
    online: { ip_address: '203.0.113.7', user_agent: 'Browser/1.0' },
  },
}

const DEBITS: Record<string, Stripe.SetupIntentCreateParams.PaymentMethodData> = {
  sepa_debit: {
    type: 'sepa_debit',
    sepa_debit: { iban: 'AT321904300235473204' },
    billing_details: OWNER,
  },
  us_bank_account: {
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: 'individual',
      account_number: '000123456789',
      routing_number: '110000000',
    },
    billing_details: OWNER,
  },
}

test.each([
  ['sepa_debit', 'eur'],
  ['us_bank_account', 'usd'],
])(
  '%s is set up with a mandate for whenever it is needed, and pays later',
  async (type, currency) => {
    const { stripe, control } = await startSandbox()
    const { id: customer } = await stripe.customers.create()
    const { id } = await stripe.setupIntents.create({ customer })
    const intent = await stripe.setupIntents.confirm(id, {
      payment_method_data: { ...DEBITS[type], type },
      mandate_data: MANDATE,
      return_url: RETURN_URL,
      expand: ['mandate', 'latest_attempt'],
    })
    expect(intent).toMatchObject({
      status: 'succeeded',
      mandate: {
        object: 'mandate',
        customer_acceptance: MANDATE.customer_acceptance,
        status: 'active',
        type: 'multi_use',
        payment_method: intent.payment_method,
      },
      latest_attempt: { status: 'succeeded', payment_method_details: { type, [type]: {} } },
    })
    const method = idOf(intent.payment_method)
    expect(await stripe.paymentMethods.list({ customer, type })).toMatchObject({
      data: [{ id: method, type }],
    })

    const paid = await stripe.paymentIntents.create({
      amount: 1299,
      currency,
      customer,
      payment_method: method,
      confirm: true,
      off_session: true,
      expand: ['latest_charge'],
    })
    expect(paid).toMatchObject({
      status: 'processing',
      latest_charge: { payment_method_details: { [type]: { mandate: idOf(intent.mandate) } } },
    })
    await control('clock', 'advance=1m')
    expect((await stripe.paymentIntents.retrieve(paid.id)).status).toBe('succeeded')
  },
)

test('a server has to bring the mandate, a browser and a ConfirmationToken carry it', async () => {
  const { stripe, browser } = await startSandbox()
  const data = DEBITS['sepa_debit']
  const bare = await stripe.setupIntents.create()
  expect(
    await rejection(
      stripe.setupIntents.confirm(bare.id, {
        ...(data && { payment_method_data: data }),
        return_url: RETURN_URL,
      }),
    ),
  ).toMatchObject({ statusCode: 400, code: 'parameter_missing', param: 'mandate_data' })

  const confirmed = await browser.rawRequest('POST', `/v1/setup_intents/${bare.id}/confirm`, {
    client_secret: bare.client_secret,
    payment_method_data: data,
    use_stripe_sdk: true,
  })
  expect(confirmed).toMatchObject({ status: 'succeeded' })

  const token = await stripe.testHelpers.confirmationTokens.create({
    ...(data && { payment_method_data: data }),
    return_url: RETURN_URL,
  })
  expect(token.mandate_data).toMatchObject({ customer_acceptance: { type: 'online' } })
  const saved = await stripe.setupIntents.create({ confirm: true, confirmation_token: token.id })
  expect(saved.mandate).toMatch(/^mandate_/u)
})

test('only the types of the intent may be set up', async () => {
  const { stripe } = await startSandbox()
  const cards = await stripe.setupIntents.create({ excluded_payment_method_types: ['sepa_debit'] })
  expect(cards.payment_method_types).toEqual(['card', 'us_bank_account'])
  const data = DEBITS['sepa_debit']
  const confirm = (id: string) =>
    stripe.setupIntents.confirm(id, {
      ...(data && { payment_method_data: data }),
      mandate_data: MANDATE,
      return_url: RETURN_URL,
    })
  const error = await rejection(confirm(cards.id))
  expect(error).toMatchObject({ statusCode: 400, param: 'payment_method' })
  expect(error.message).toMatch(/\(sepa_debit\) is not allowed for this SetupIntent/u)

  await stripe.setupIntents.update(cards.id, { excluded_payment_method_types: '' })
  expect((await confirm(cards.id)).status).toBe('succeeded')
})

test('whoever names the types gets those and no redirects', async () => {
  const { stripe } = await startSandbox()
  const named = await stripe.rawRequest('POST', '/v1/setup_intents', {
    payment_method_types: ['sepa_debit'],
  })
  expect(named).toMatchObject({
    automatic_payment_methods: null,
    payment_method_options: { sepa_debit: {} },
    payment_method_types: ['sepa_debit'],
  })
})
