import type Stripe from 'stripe'

/** A port that refuses. */
export const NOBODY = 'http://127.0.0.1:9/hook'
const RETURN_URL = 'http://localhost:3000/return'

/** An account in which something of everything has happened, as after a day of building a checkout. */
export async function fillAccount(stripe: Stripe, webhookUrl: string): Promise<void> {
  await stripe.webhookEndpoints.create({
    url: webhookUrl,
    enabled_events: ['payment_intent.succeeded', 'charge.refunded'],
  })
  await stripe.webhookEndpoints.create({ url: NOBODY, enabled_events: ['charge.failed'] })
  const customer = await stripe.customers.create({
    name: 'Jenny Rosen',
    email: 'jenny@example.com',
    phone: '+1 555 0100',
  })
  await stripe.customers.create({ email: 'ada@example.com', description: 'Came by invitation' })
  await stripe.paymentMethods.attach('pm_card_mastercard', { customer: customer.id })
  await stripe.setupIntents.create({
    customer: customer.id,
    payment_method: 'pm_card_visa',
    confirm: true,
    return_url: RETURN_URL,
  })
  await stripe.setupIntents.create({ customer: customer.id })

  const pay = (description: string, params: Partial<Stripe.PaymentIntentCreateParams>) =>
    stripe.paymentIntents
      .create(
        {
          amount: 4200,
          currency: 'usd',
          description,
          confirm: true,
          payment_method: 'pm_card_visa',
          return_url: RETURN_URL,
          ...params,
        },
        { idempotencyKey: `order-${description}` },
      )
      .catch(() => null)

  await stripe.paymentIntents.create({ amount: 1999, currency: 'gbp' })
  await pay('Storm lantern', { amount: 7900, currency: 'eur', customer: customer.id })
  await pay('Brass compass', { payment_method: 'pm_card_chargeDeclinedInsufficientFunds' })
  await pay('Brass compass', { payment_method: 'pm_card_chargeDeclinedInsufficientFunds' })
  await pay('Gooseneck kettle', { amount: 12_800, currency: 'jpy' })
  await pay('Ash-handled umbrella', {
    amount: 6400,
    payment_method: 'pm_card_authenticationRequired',
  })
  await pay('Bud vase', { amount: 2350, payment_method: 'pm_card_sandboxDelayed' })
  await pay('Matcha bowl and whisk', { amount: 5600, capture_method: 'manual' })
  await pay('Enamel mug', { amount: 12_500, currency: 'kwd', payment_method: 'pm_card_amex' })
  const canceled = await pay('Wool blanket', { confirm: false })
  if (canceled) await stripe.paymentIntents.cancel(canceled.id)
  await pay('Linen apron', { amount: 3300, payment_method: 'pm_card_createDisputeInquiry' })
  await stripe.paymentIntents.create({
    amount: 8800,
    currency: 'eur',
    description: 'Copper ladle',
    confirm: true,
    payment_method_data: { type: 'ideal' },
    return_url: RETURN_URL,
  })
  const refunded = await pay('Walnut tray', { amount: 9800, payment_method: 'pm_card_mastercard' })
  if (refunded) {
    await stripe.refunds.create({ payment_intent: refunded.id, amount: 2500 })
    await stripe.refunds
      .create({ payment_intent: refunded.id, amount: 100_000 })
      .catch(() => undefined)
  }
  await stripe.paymentIntents.retrieve('pi_nowhere').catch(() => undefined)
}
