import { idOf } from '../recording.ts'
import type { Scenario } from '../recording.ts'

export const paymentMethodScenarios: Record<string, Scenario> = {
  'a card is looked up': async ({ stripe }) => {
    const { payment_method } = await stripe.paymentIntents.create({
      amount: 1299,
      currency: 'usd',
      payment_method: 'pm_card_visa',
    })
    await stripe.paymentMethods.retrieve(idOf(payment_method))
  },
}
