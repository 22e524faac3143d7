import { describe, expect, test } from 'vitest'
import { startSandbox } from '../testing/running-sandbox.ts'

const RETURN_URL = 'https://shop.example/return'

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

  test('with a payment method and confirm charges it at once', async () => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({
      amount: 1299,
      currency: 'usd',
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
})
