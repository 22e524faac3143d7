import type { Scenario } from '../recording.ts'

export const eventScenarios: Record<string, Scenario> = {
  'an event is looked up': async ({ stripe }) => {
    await stripe.paymentIntents.create({ amount: 1299, currency: 'usd' })
    const { data } = await stripe.events.list({ type: 'payment_intent.*', limit: 1 })
    await stripe.events.retrieve(String(data[0]?.id))
  },
}
