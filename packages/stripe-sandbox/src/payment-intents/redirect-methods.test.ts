import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { eventTypes } from '../testing/events.ts'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const PAY = {
  amount: 1000,
  confirm: true,
  currency: 'eur',
  payment_method_data: { type: 'ideal', ideal: { bank: 'ing' } },
  return_url: 'https://shop.example/return?order=7',
} satisfies Stripe.PaymentIntentCreateParams

/** The customer's answer on the page to which they were sent, and where it leads them. */
async function answer(
  sandbox: RunningSandbox,
  intent: Stripe.PaymentIntent,
  outcome: string,
): Promise<URL> {
  const page = new URL(intent.next_action?.redirect_to_url?.url ?? '')
  const token = page.searchParams.get('challenge') ?? ''
  const { body } = await sandbox.control(`challenges/${token}`, `outcome=${outcome}`)
  if (typeof body !== 'object' || body === null || !('redirect_url' in body)) {
    throw new Error('No redirect')
  }
  return new URL(String(body.redirect_url))
}

describe('a redirect method', () => {
  test('needs to know where its customer goes on', async () => {
    const { stripe } = await startSandbox()
    const { return_url: _none, ...params } = PAY
    const error = await rejection(
      stripe.rawRequest('POST', '/v1/payment_intents', {
        ...params,
        payment_method_types: ['ideal'],
      }),
    )
    expect(error).toMatchObject({ statusCode: 400, param: 'return_url' })
  })

  test('sends the customer to its page, and takes the money when they agree', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const intent = await stripe.paymentIntents.create(PAY)
    expect(intent).toMatchObject({
      status: 'requires_action',
      latest_charge: null,
      next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: PAY.return_url } },
    })
    const page = new URL(intent.next_action?.redirect_to_url?.url ?? '')
    expect(page.origin).toBe(sandbox.url)
    expect(page.pathname).toBe('/redirect-method.html')

    const back = await answer(sandbox, intent, 'succeed')
    expect(Object.fromEntries(back.searchParams)).toEqual({
      order: '7',
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: 'succeeded',
    })
    const paid = await stripe.paymentIntents.retrieve(intent.id, {
      expand: ['latest_charge', 'payment_method'],
    })
    expect(paid).toMatchObject({
      status: 'succeeded',
      amount_received: 1000,
      next_action: null,
      payment_method: { type: 'ideal', ideal: { bank: 'ing', bic: 'INGBNL2A' } },
      latest_charge: {
        id: expect.stringMatching(/^py_3/u),
        outcome: { risk_level: 'not_assessed' },
        payment_method_details: { type: 'ideal', ideal: { bank: 'ing' } },
      },
    })
    expect(await eventTypes(stripe)).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'charge.succeeded',
      'payment_intent.succeeded',
    ])
  })

  test('leaves the intent open when they do not', async () => {
    const sandbox = await startSandbox()
    const intent = await sandbox.stripe.paymentIntents.create(PAY)
    const back = await answer(sandbox, intent, 'fail')
    expect(back.searchParams.get('redirect_status')).toBe('failed')
    const after = await sandbox.stripe.paymentIntents.retrieve(intent.id)
    expect(after).toMatchObject({
      status: 'requires_payment_method',
      latest_charge: null,
      last_payment_error: {
        code: 'payment_intent_authentication_failure',
        message:
          'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
        payment_method: { type: 'ideal' },
      },
    })
    expect(await eventTypes(sandbox.stripe)).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'payment_intent.payment_failed',
    ])
  })

  test('waits for the last word of a server that confirms by hand', async () => {
    const sandbox = await startSandbox()
    const intent = await sandbox.stripe.paymentIntents.create({
      ...PAY,
      confirmation_method: 'manual',
    })
    const back = await answer(sandbox, intent, 'succeed')
    expect(back.searchParams.get('redirect_status')).toBe('succeeded')
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_confirmation',
      latest_charge: null,
    })
    const { return_url } = PAY
    expect(await sandbox.stripe.paymentIntents.confirm(intent.id, { return_url })).toMatchObject({
      status: 'succeeded',
    })
  })

  test('redirects stripe.js as well', async () => {
    const sandbox = await startSandbox()
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
      amount: 1000,
      currency: 'eur',
    })
    await sandbox.browser.rawRequest('POST', `/v1/payment_intents/${id}/confirm`, {
      client_secret,
      payment_method_data: {
        type: 'klarna',
        billing_details: { email: 'jenny@example.com', address: { country: 'DE' } },
      },
      return_url: PAY.return_url,
      use_stripe_sdk: true,
    })
    expect(await sandbox.stripe.paymentIntents.retrieve(id)).toMatchObject({
      next_action: { type: 'redirect_to_url' },
    })
  })

  test('may hold money, where it can', async () => {
    const sandbox = await startSandbox()
    const klarna = {
      ...PAY,
      capture_method: 'manual' as const,
      payment_method_data: {
        type: 'klarna' as const,
        billing_details: { email: 'jenny@example.com', address: { country: 'DE' } },
      },
    }
    const intent = await sandbox.stripe.paymentIntents.create(klarna)
    await answer(sandbox, intent, 'succeed')
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_capture',
    })
  })

  const refused: [name: string, params: object, error: object][] = [
    ['off session', { off_session: true }, { param: 'off_session' }],
    [
      'of Klarna without an e-mail address',
      { payment_method_data: { type: 'klarna' } },
      { param: 'payment_method_data[billing_details][email]' },
    ],
    [
      'of a bank that nobody knows',
      { payment_method_data: { type: 'ideal', ideal: { bank: 'mattress' } } },
      { param: 'payment_method_data[ideal][bank]' },
    ],
    [
      'of a type that nobody knows',
      { payment_method_data: { type: 'barter' } },
      { param: 'payment_method_data[type]' },
    ],
  ]
  test.each(refused)('is refused %s', async (_name, params, error) => {
    const { stripe } = await startSandbox()
    const refusal = await rejection(
      stripe.rawRequest('POST', '/v1/payment_intents', { ...PAY, ...params }),
    )
    expect(refusal).toMatchObject({ statusCode: 400, ...error })
    expect((await stripe.paymentIntents.list()).data).toEqual([])
  })
})
