import { rejection } from '../../../src/testing/running-sandbox.ts'
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

  'a card is saved, changed and let go': async ({ stripe, browser, control }) => {
    const { id: customer } = await stripe.customers.create()
    const { id } = await browser.paymentMethods.create({
      type: 'card',
      card: { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' },
      billing_details: { name: 'Jenny Rosen', address: { country: 'US', postal_code: '94103' } },
    })
    await stripe.paymentMethods.attach(id, { customer, expand: ['customer'] })
    await stripe.paymentMethods.list({ customer, type: 'card' })
    await stripe.paymentMethods.update(id, {
      billing_details: { email: 'jenny@example.com' },
      card: { exp_month: 1, exp_year: 2041 },
      metadata: { of: 'Jenny' },
    })
    await control(`payment_methods/${id}/renew`, 'exp_month=5')
    const { id: another } = await stripe.customers.create()
    await rejection(stripe.paymentMethods.attach(id, { customer: another }))
    await stripe.paymentMethods.detach(id)
    await rejection(stripe.paymentMethods.detach(id))
    await rejection(
      browser.paymentMethods.create({
        type: 'card',
        card: { number: '4242424242424241', exp_month: 12, exp_year: 2040, cvc: '123' },
      }),
    )
  },
}
