import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const RETURN_URL = 'https://shop.example/return?order=o_1'

async function challengedIntent(
  { stripe }: RunningSandbox,
  params: Stripe.PaymentIntentConfirmParams,
): Promise<{ intent: Stripe.PaymentIntent; token: string }> {
  const { id } = await stripe.paymentIntents.create({ amount: 1299, currency: 'usd' })
  const intent = await stripe.paymentIntents.confirm(id, { return_url: RETURN_URL, ...params })
  const inFrame: { challenge?: unknown } = intent.next_action?.use_stripe_sdk ?? {}
  const byRedirect = intent.next_action?.redirect_to_url?.url
  const token =
    byRedirect == null
      ? String(inFrame.challenge)
      : (new URL(byRedirect).searchParams.get('challenge') ?? '')
  return { intent, token }
}

const IN_FRAME = { payment_method: 'pm_card_threeDSecure2Required', use_stripe_sdk: true }
const BY_REDIRECT = { payment_method: 'pm_card_authenticationRequired' }

describe('3-D Secure in a frame', () => {
  test('asks stripe.js to show the challenge page', async () => {
    const sandbox = await startSandbox()
    const { intent, token } = await challengedIntent(sandbox, IN_FRAME)
    expect(intent).toMatchObject({
      status: 'requires_action',
      latest_charge: null,
      next_action: {
        type: 'use_stripe_sdk',
        use_stripe_sdk: {
          type: 'stripe_3ds2_challenge',
          stripe_js: `${sandbox.url}/three-ds-2-acs.html?challenge=${token}`,
          challenge: token,
        },
      },
    })
    expect(token).toMatch(/^\w{32}$/u)
    expect(token).not.toContain(intent.id)
  })

  test('pays once it is passed, and a token counts once', async () => {
    const sandbox = await startSandbox()
    const { intent, token } = await challengedIntent(sandbox, IN_FRAME)
    expect(await sandbox.control(`challenges/${token}`, 'outcome=succeed')).toEqual({
      status: 200,
      body: { status: 'succeeded', redirect_url: null },
    })
    expect(await sandbox.control(`challenges/${token}`, 'outcome=fail')).toMatchObject({
      status: 404,
    })
    const paid = await sandbox.stripe.paymentIntents.retrieve(intent.id, {
      expand: ['latest_charge'],
    })
    expect(paid).toMatchObject({
      status: 'succeeded',
      next_action: null,
      latest_charge: {
        payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
      },
    })
  })

  test.each(['fail', 'close'])('leaves the intent open on %s', async (outcome) => {
    const sandbox = await startSandbox()
    const { intent, token } = await challengedIntent(sandbox, IN_FRAME)
    expect(await sandbox.control(`challenges/${token}`, `outcome=${outcome}`)).toEqual({
      status: 200,
      body: { status: 'requires_payment_method', redirect_url: null },
    })
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_payment_method',
      latest_charge: null,
      next_action: null,
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    })
  })

  const declined: [name: string, declineCode: string][] = [
    ['pm_card_threeDSecureRequiredChargeDeclined', 'generic_decline'],
    ['pm_card_authenticationRequiredChargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ]
  test.each(declined)('%s is declined after it is passed', async (name, declineCode) => {
    const sandbox = await startSandbox()
    const { intent, token } = await challengedIntent(sandbox, { ...IN_FRAME, payment_method: name })
    await sandbox.control(`challenges/${token}`, 'outcome=succeed')
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: declineCode },
    })
  })

  test('is void after the intent is canceled', async () => {
    const sandbox = await startSandbox()
    const { intent, token } = await challengedIntent(sandbox, IN_FRAME)
    await sandbox.stripe.paymentIntents.cancel(intent.id)
    expect((await sandbox.control(`challenges/${token}`, 'outcome=succeed')).status).toBe(404)
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'canceled',
    })
  })

  test('is void after another card is tried', async () => {
    const sandbox = await startSandbox()
    const { intent, token } = await challengedIntent(sandbox, IN_FRAME)
    const params = { payment_method: 'pm_card_visa', return_url: RETURN_URL }
    const paid = await sandbox.stripe.paymentIntents.confirm(intent.id, params)
    expect(paid.status).toBe('succeeded')
    expect((await sandbox.control(`challenges/${token}`, 'outcome=fail')).status).toBe(404)
  })

  test('is asked of an optional card only on request', async () => {
    const sandbox = await startSandbox()
    const payment_method = 'pm_card_threeDSecureOptional'
    const { intent } = await challengedIntent(sandbox, { payment_method })
    expect(intent.status).toBe('succeeded')
    const { intent: asked } = await challengedIntent(sandbox, {
      payment_method,
      payment_method_options: { card: { request_three_d_secure: 'any' } },
    })
    expect(asked.status).toBe('requires_action')
  })
})

describe('3-D Secure by redirect', () => {
  test('sends the customer back with the outcome', async () => {
    const sandbox = await startSandbox()
    const { intent, token } = await challengedIntent(sandbox, BY_REDIRECT)
    expect(intent.next_action).toEqual({
      type: 'redirect_to_url',
      redirect_to_url: {
        return_url: RETURN_URL,
        url: `${sandbox.url}/three-ds-2-acs.html?challenge=${token}&redirect=1`,
      },
    })
    const { body } = await sandbox.control(`challenges/${token}`, 'outcome=succeed')
    const query = new URLSearchParams({
      order: 'o_1',
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret ?? '',
      redirect_status: 'succeeded',
    })
    expect(body).toEqual({
      status: 'succeeded',
      redirect_url: `https://shop.example/return?${query.toString()}`,
    })
  })

  test('says so when authentication failed', async () => {
    const sandbox = await startSandbox()
    const { token } = await challengedIntent(sandbox, BY_REDIRECT)
    const { body } = await sandbox.control(`challenges/${token}`, 'outcome=fail')
    expect(body).toMatchObject({ redirect_url: expect.stringContaining('redirect_status=failed') })
  })

  test('leaves a manually confirmed intent to its server', async () => {
    const sandbox = await startSandbox()
    const created = await sandbox.stripe.paymentIntents.create({
      amount: 1299,
      currency: 'usd',
      confirm: true,
      confirmation_method: 'manual',
      payment_method: 'pm_card_authenticationRequired',
      return_url: RETURN_URL,
    })
    const page = new URL(created.next_action?.redirect_to_url?.url ?? '')
    const token = page.searchParams.get('challenge') ?? ''
    const { body } = await sandbox.control(`challenges/${token}`, 'outcome=succeed')
    expect(body).toMatchObject({ status: 'requires_confirmation' })
    const paid = await sandbox.stripe.paymentIntents.confirm(created.id, { return_url: RETURN_URL })
    expect(paid.status).toBe('succeeded')
  })

  test('never sends the customer to a script', async () => {
    const sandbox = await startSandbox()
    const error = await rejection(
      challengedIntent(sandbox, { ...BY_REDIRECT, return_url: 'javascript:alert(1)' }),
    )
    expect(error).toMatchObject({ code: 'url_invalid', param: 'return_url' })
  })
})

describe('a card that needs authentication', () => {
  test('is declined off session', async () => {
    const sandbox = await startSandbox()
    const error = await rejection(challengedIntent(sandbox, { ...BY_REDIRECT, off_session: true }))
    expect(error).toMatchObject({ statusCode: 402, code: 'authentication_required' })
  })

  test('is declined where an action counts as an error', async () => {
    const sandbox = await startSandbox()
    const params = { ...BY_REDIRECT, error_on_requires_action: true }
    const error = await rejection(challengedIntent(sandbox, params))
    expect(error.message).toContain('`error_on_requires_action` was set')
  })
})
