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
}
