import type { Stripe } from 'stripe'

/** The ids of a payment of 10.00 by card, captured and booked at once unless `params` differ. */
export async function pay(
  { stripe }: { stripe: Stripe },
  params: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<{ intent: string; charge: string }> {
  const intent = await stripe.paymentIntents.create({
    amount: 1000,
    capture_method: 'automatic',
    confirm: true,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/return',
    ...params,
  })
  const charge = intent.latest_charge
  return { intent: intent.id, charge: typeof charge === 'string' ? charge : '' }
}
