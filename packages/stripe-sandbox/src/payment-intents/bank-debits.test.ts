import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { eventTypes, latestEvent } from '../testing/events.ts'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

const MANDATE = { customer_acceptance: { type: 'offline' as const, accepted_at: 1_590_590_577 } }
const OWNER = { name: 'Jenny Rosen', email: 'jenny@example.com' }

function sepa(iban: string): Stripe.PaymentIntentCreateParams {
  return {
    amount: 1000,
    confirm: true,
    currency: 'eur',
    mandate_data: MANDATE,
    payment_method_data: { type: 'sepa_debit', sepa_debit: { iban }, billing_details: OWNER },
    return_url: 'https://shop.example/return',
  }
}

function ach(account_number: string): Stripe.PaymentIntentCreateParams {
  return {
    amount: 1000,
    confirm: true,
    currency: 'usd',
    mandate_data: MANDATE,
    payment_method_data: {
      type: 'us_bank_account',
      us_bank_account: {
        account_holder_type: 'individual',
        account_number,
        routing_number: '110000000',
      },
      billing_details: OWNER,
    },
    return_url: 'https://shop.example/return',
  }
}

describe('a bank debit', () => {
  const settling: [name: string, params: Stripe.PaymentIntentCreateParams][] = [
    ['sepa_debit', sepa('AT32 1904 3002 3547 3204')],
    ['us_bank_account', ach('000123456789')],
  ]
  test.each(settling)('by %s is processing, and succeeds by itself', async (type, params) => {
    const { stripe, control } = await startSandbox()
    const intent = await stripe.paymentIntents.create({ ...params, expand: ['latest_charge'] })
    expect(intent).toMatchObject({
      status: 'processing',
      amount_received: 0,
      latest_charge: {
        id: expect.stringMatching(/^py_3/u),
        paid: false,
        status: 'pending',
        payment_method_details: { type, [type]: { mandate: expect.stringMatching(/^mandate_/u) } },
      },
    })
    await control('clock', 'advance=1m')
    const after = await stripe.paymentIntents.retrieve(intent.id, {
      expand: ['latest_charge.balance_transaction'],
    })
    expect(after).toMatchObject({
      status: 'succeeded',
      amount_received: 1000,
      latest_charge: {
        paid: true,
        status: 'succeeded',
        balance_transaction: { type: 'payment', amount: 1000 },
      },
    })
    expect(await eventTypes(stripe)).toEqual([
      'payment_intent.created',
      'charge.pending',
      'payment_intent.processing',
      'charge.succeeded',
      'payment_intent.succeeded',
    ])
  })

  const failing: [name: string, params: Stripe.PaymentIntentCreateParams, code: string][] = [
    ['AT861904300235473202', sepa('AT861904300235473202'), 'insufficient_funds'],
    ['000111111116', ach('000111111116'), 'no_account'],
    ['000111111113', ach('000111111113'), 'account_closed'],
    ['000333333335', ach('000333333335'), 'debit_not_authorized'],
  ]
  test.each(failing)('from %s is processing, and fails by itself', async (_name, params, code) => {
    const { stripe, control } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(params)
    const since = await latestEvent(stripe)
    await control('clock', 'advance=1m')
    const after = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
    expect(after).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: { code, payment_method: { type: expect.any(String) } },
      latest_charge: { status: 'failed', failure_code: code, paid: false },
    })
    expect(await eventTypes(stripe, { since })).toEqual([
      'charge.failed',
      'payment_intent.payment_failed',
    ])
  })

  test('may be settled before its time, once', async () => {
    const { stripe, control } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(sepa('AT321904300235473204'))
    await control(`payment_intents/${id}/settle`, 'outcome=fail')
    await control('clock', 'advance=1m')
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'insufficient_funds' },
    })
  })

  test('that is tried again waits its own time', async () => {
    const { stripe, control } = await startSandbox()
    await control('clock', 'freeze=true')
    const { id } = await stripe.paymentIntents.create(sepa('AT861904300235473202'))
    await control('clock', 'advance=6s')
    await control(`payment_intents/${id}/settle`, 'outcome=fail')
    const { payment_method_data, mandate_data, return_url } = sepa('AT321904300235473204')
    await stripe.rawRequest('POST', `/v1/payment_intents/${id}/confirm`, {
      mandate_data,
      payment_method_data,
      return_url,
    })
    await control('clock', 'advance=6s')
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'processing' })
    await control('clock', 'advance=6s')
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded' })
  })

  test('keeps of the account only what is shown', async () => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({
      ...sepa('DE89370400440532013000'),
      expand: ['payment_method'],
    })
    expect(intent.payment_method).toMatchObject({
      type: 'sepa_debit',
      sepa_debit: { bank_code: '37040044', country: 'DE', last4: '3000' },
    })
    expect(JSON.stringify(intent)).not.toContain('0532013000')
  })

  test('is refunded by the bank, later', async () => {
    const { stripe, control } = await startSandbox()
    const { id } = await stripe.paymentIntents.create(ach('000123456789'))
    await control('clock', 'advance=1m')
    const refund = await stripe.refunds.create({ payment_intent: id })
    expect(refund).toMatchObject({ id: expect.stringMatching(/^pyr_3/u), status: 'pending' })
    await control('clock', 'advance=1m')
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' })
  })

  test('has test names for accounts', async () => {
    const { stripe } = await startSandbox()
    const { payment_method_data: _data, ...params } = ach('')
    const intent = await stripe.paymentIntents.create({
      ...params,
      payment_method: 'pm_usBankAccount_success',
    })
    expect(intent.status).toBe('processing')
  })
})

describe('a mandate', () => {
  test('is for this payment alone, unless the account is saved', async () => {
    const { stripe } = await startSandbox()
    const { latest_charge } = await stripe.paymentIntents.create({
      ...sepa('AT321904300235473204'),
      expand: ['latest_charge.payment_method_details.sepa_debit.mandate'],
    })
    expect(latest_charge).toMatchObject({
      payment_method_details: {
        sepa_debit: {
          mandate: {
            object: 'mandate',
            customer_acceptance: { accepted_at: 1_590_590_577, offline: {}, type: 'offline' },
            payment_method_details: {
              sepa_debit: { reference: expect.stringMatching(/^[A-Z0-9]{16}$/u) },
            },
            single_use: { amount: 1000, currency: 'eur' },
            status: 'active',
            type: 'single_use',
          },
        },
      },
    })
  })

  test('that stands lets the account be debited again without the customer', async () => {
    const { stripe, control } = await startSandbox()
    const { id: customer } = await stripe.customers.create()
    const first = await stripe.paymentIntents.create({
      ...sepa('AT321904300235473204'),
      customer,
      setup_future_usage: 'off_session',
    })
    await control('clock', 'advance=1m')
    const again = await stripe.paymentIntents.create({
      amount: 500,
      confirm: true,
      currency: 'eur',
      customer,
      off_session: true,
      payment_method: typeof first.payment_method === 'string' ? first.payment_method : '',
      expand: ['latest_charge'],
    })
    expect(again.status).toBe('processing')
    const charge = again.latest_charge
    const id =
      typeof charge === 'object' ? charge?.payment_method_details?.sepa_debit?.mandate : undefined
    expect(await stripe.mandates.retrieve(id ?? '')).toMatchObject({ type: 'multi_use' })
  })

  test('is demanded of a server, and has to be of this account', async () => {
    const { stripe } = await startSandbox()
    const { mandate_data: _none, ...without } = sepa('AT321904300235473204')
    expect(await rejection(stripe.paymentIntents.create(without))).toMatchObject({
      statusCode: 400,
      param: 'mandate_data',
    })
    expect(
      await rejection(stripe.paymentIntents.create({ ...without, mandate: 'mandate_x' })),
    ).toMatchObject({ code: 'resource_missing', param: 'mandate' })
    expect((await stripe.paymentIntents.list()).data).toEqual([])
  })

  test('comes with the confirmation of a browser', async () => {
    const { stripe, browser } = await startSandbox()
    const { id, client_secret } = await stripe.paymentIntents.create({
      amount: 1000,
      currency: 'eur',
    })
    await browser.rawRequest('POST', `/v1/payment_intents/${id}/confirm`, {
      client_secret,
      payment_method_data: {
        type: 'sepa_debit',
        sepa_debit: { iban: 'AT321904300235473204' },
        billing_details: OWNER,
      },
    })
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'processing' })
  })
})

describe('a bank account is refused', () => {
  const cases: [name: string, params: Stripe.PaymentIntentCreateParams, error: object][] = [
    ['with a wrong IBAN', sepa('AT321904300235473205'), { code: 'invalid_bank_account_iban' }],
    [
      'with a wrong routing number',
      {
        ...ach('000123456789'),
        payment_method_data: {
          type: 'us_bank_account',
          us_bank_account: {
            account_holder_type: 'individual',
            account_number: '000123456789',
            routing_number: '110000001',
          },
          billing_details: OWNER,
        },
      },
      { code: 'routing_number_invalid' },
    ],
    [
      'without its owner',
      {
        ...sepa(''),
        payment_method_data: {
          type: 'sepa_debit',
          sepa_debit: { iban: 'AT321904300235473204' },
          billing_details: { email: 'jenny@example.com' },
        },
      },
      { code: 'parameter_missing', param: 'payment_method_data[billing_details][name]' },
    ],
    [
      'to hold money',
      { ...ach('000123456789'), capture_method: 'manual' },
      { code: 'payment_intent_incompatible_payment_method' },
    ],
  ]
  test.each(cases)('%s', async (_name, params, error) => {
    const { stripe } = await startSandbox()
    expect(await rejection(stripe.paymentIntents.create(params))).toMatchObject({
      statusCode: 400,
      ...error,
    })
  })
})
