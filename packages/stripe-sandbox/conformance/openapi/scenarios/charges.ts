import { pay } from '../../../src/testing/pay.ts'
import { rejection } from '../../../src/testing/running-sandbox.ts'
import { idOf } from '../recording.ts'
import type { Scenario } from '../recording.ts'

export const chargeScenarios: Record<string, Scenario> = {
  'a charge is looked up': async ({ stripe }) => {
    const { latest_charge } = await stripe.paymentIntents.create({
      amount: 1299,
      currency: 'eur',
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example/return',
    })
    await stripe.charges.retrieve(idOf(latest_charge))
  },

  'charges are listed, searched and described': async (world) => {
    const { stripe } = world
    const { charge } = await pay(world)
    await stripe.charges.list({ expand: ['data.payment_intent'] })
    await stripe.charges.search({ query: "status:'succeeded'" })
    await rejection(stripe.charges.search({ query: 'status' }))
    await stripe.charges.update(charge, {
      description: 'Two mugs',
      fraud_details: { user_report: 'safe' },
      metadata: { order: '1' },
      shipping: { name: 'Jenny Rosen', address: { line1: '1 Main St', country: 'US' } },
    })
  },
}
