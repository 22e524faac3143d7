import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

type Create = Stripe.PaymentIntentCreateParams & { payment_method_types?: string[] }

describe('the types that may pay, where Stripe chooses them', () => {
  const cases: [name: string, params: Partial<Create>, types: string[]][] = [
    ['euros', { currency: 'eur' }, ['card', 'ideal', 'klarna', 'sepa_debit']],
    ['dollars', { currency: 'usd' }, ['card', 'klarna', 'us_bank_account']],
    ['pounds', { currency: 'gbp' }, ['card', 'klarna']],
    ['yen', { currency: 'jpy' }, ['card']],
    [
      'without redirects',
      { currency: 'eur', automatic_payment_methods: { enabled: true, allow_redirects: 'never' } },
      ['card', 'sepa_debit'],
    ],
    ['that hold money', { currency: 'eur', capture_method: 'manual' }, ['card', 'klarna']],
    [
      'that can be saved',
      { currency: 'eur', setup_future_usage: 'off_session' },
      ['card', 'sepa_debit'],
    ],
    [
      'of those allowed',
      { currency: 'eur', allowed_payment_method_types: ['ideal', 'us_bank_account', 'card'] },
      ['card', 'ideal'],
    ],
    [
      'but for those excluded',
      { currency: 'eur', excluded_payment_method_types: ['ideal', 'sepa_debit'] },
      ['card', 'klarna'],
    ],
    [
      'not at all, but cards',
      { currency: 'eur', automatic_payment_methods: { enabled: false } },
      ['card'],
    ],
  ]
  test.each(cases)('%s', async (_name, params, types) => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({ amount: 1000, currency: 'eur', ...params })
    expect(intent.payment_method_types).toEqual(types)
    expect(Object.keys(intent.payment_method_options ?? {})).toEqual(types)
  })

  test('are those that the account has activated, in its order', async () => {
    const { stripe } = await startSandbox({ paymentMethods: ['ideal', 'card'] })
    const intent = await stripe.paymentIntents.create({ amount: 1000, currency: 'eur' })
    expect(intent.payment_method_types).toEqual(['ideal', 'card'])
  })

  test('follow the currency of an intent that changes', async () => {
    const { stripe } = await startSandbox()
    const { id } = await stripe.paymentIntents.create({ amount: 1000, currency: 'eur' })
    const intent = await stripe.paymentIntents.update(id, { currency: 'usd' })
    expect(intent.payment_method_types).toEqual(['card', 'klarna', 'us_bank_account'])
  })

  test('have to be one at least', async () => {
    const { stripe } = await startSandbox({ paymentMethods: ['ideal'] })
    const error = await rejection(stripe.paymentIntents.create({ amount: 1000, currency: 'usd' }))
    expect(error.message).toContain('No valid payment method types for this Payment Intent.')
  })
})

describe('the types that the caller names', () => {
  const create = (
    stripe: Stripe,
    types: string[],
    currency = 'eur',
  ): Promise<Stripe.PaymentIntent> => {
    const params: Create = { amount: 1000, currency, payment_method_types: types }
    return stripe.paymentIntents.create(params)
  }

  test('stand as they are', async () => {
    const { stripe } = await startSandbox()
    const intent = await create(stripe, ['ideal', 'card'])
    expect(intent).toMatchObject({
      automatic_payment_methods: null,
      payment_method_types: ['ideal', 'card'],
    })
  })

  test('have to know the currency, also after a change', async () => {
    const { stripe } = await startSandbox()
    const message =
      'The currency provided (gbp) is invalid for one or more payment method types on this PaymentIntent.'
    expect(await rejection(create(stripe, ['card', 'ideal'], 'gbp'))).toMatchObject({
      statusCode: 400,
      message,
    })
    const { id } = await create(stripe, ['card', 'ideal'])
    expect(await rejection(stripe.paymentIntents.update(id, { currency: 'gbp' }))).toMatchObject({
      message,
    })
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ currency: 'eur' })
  })

  test.each([['paypal'], ['no_such_type']])('have to be activated: %s is not', async (type) => {
    const { stripe } = await startSandbox()
    const error = await rejection(create(stripe, ['card', type]))
    expect(error).toMatchObject({ statusCode: 400, param: 'payment_method_types' })
    expect(error.message).toContain(`The payment method type "${type}" is invalid.`)
  })

  test('bind the payment method', async () => {
    const { stripe } = await startSandbox()
    const { id } = await create(stripe, ['ideal'])
    const error = await rejection(
      stripe.paymentIntents.confirm(id, {
        payment_method: 'pm_card_visa',
        return_url: 'https://shop.example/return',
      }),
    )
    const created = await rejection(
      stripe.rawRequest('POST', '/v1/payment_intents', {
        amount: 1000,
        currency: 'eur',
        payment_method: 'pm_card_visa',
        payment_method_types: ['ideal'],
      }),
    )
    expect(created.message).toBe(error.message)
    expect(error).toMatchObject({
      code: 'payment_intent_incompatible_payment_method',
      message:
        'The PaymentMethod provided (card) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ideal. Alternatively, update the allowed payment_method_types for this PaymentIntent to include "card"',
    })
  })
})

describe('an option of a payment method', () => {
  const pay = {
    amount: 1000,
    confirm: true,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/return',
  }

  test('holds the money of cards alone', async () => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({
      ...pay,
      payment_method_options: { card: { capture_method: 'manual' } },
    })
    expect(intent).toMatchObject({
      status: 'requires_capture',
      capture_method: 'automatic_async',
      payment_method_options: { card: { capture_method: 'manual' } },
    })
    expect(await stripe.paymentIntents.capture(intent.id)).toMatchObject({ status: 'succeeded' })
  })

  test('saves a card, though the intent saves nothing', async () => {
    const { stripe } = await startSandbox()
    const { id: customer } = await stripe.customers.create()
    const intent = await stripe.paymentIntents.create({
      ...pay,
      customer,
      payment_method_options: { card: { setup_future_usage: 'off_session' } },
      expand: ['payment_method'],
    })
    expect(intent).toMatchObject({ setup_future_usage: null, payment_method: { customer } })
  })

  test('of a payment method that is never offered changes nothing, of an unknown one is refused', async () => {
    const { stripe } = await startSandbox()
    await stripe.paymentIntents.create({
      ...pay,
      payment_method_options: { paypal: { preferred_locale: 'de-DE' } },
    })
    const error = await rejection(
      stripe.rawRequest('POST', '/v1/payment_intents', {
        ...pay,
        payment_method_options: { barter: { goods: 'eggs' } },
      }),
    )
    expect(error).toMatchObject({
      code: 'parameter_unknown',
      param: 'payment_method_options[barter]',
    })
  })
})
