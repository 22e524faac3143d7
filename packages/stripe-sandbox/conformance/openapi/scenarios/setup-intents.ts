import { rejection } from '../../../src/testing/running-sandbox.ts'
import type { Scenario } from '../recording.ts'

const RETURN_URL = 'https://shop.example/return'
const CARD = {
  type: 'card',
  card: { number: '4000002760003184', exp_month: 12, exp_year: 2040, cvc: '123' },
}

export const setupIntentScenarios: Record<string, Scenario> = {
  'a card is saved for a customer': async ({ stripe }) => {
    const { id: customer } = await stripe.customers.create()
    const { id } = await stripe.setupIntents.create({ customer, metadata: { of: 'Jenny' } })
    await stripe.setupIntents.update(id, { description: 'Card on file' })
    await stripe.setupIntents.confirm(id, {
      payment_method: 'pm_card_visa',
      return_url: RETURN_URL,
      expand: ['customer', 'latest_attempt', 'payment_method'],
    })
    await stripe.setupIntents.list({ customer })
    await stripe.setupAttempts.list({ setup_intent: id })
    await rejection(stripe.setupIntents.confirm(id, { return_url: RETURN_URL }))
    await rejection(stripe.setupIntents.cancel(id))
  },

  'a card that is to be saved is declined, and the shop gives up': async ({ stripe }) => {
    const { id } = await stripe.setupIntents.create({ payment_method: 'pm_card_chargeDeclined' })
    await rejection(stripe.setupIntents.confirm(id, { return_url: RETURN_URL }))
    await stripe.setupIntents.retrieve(id)
    await stripe.setupIntents.cancel(id, { cancellation_reason: 'abandoned' })
    await stripe.setupAttempts.list({ setup_intent: id })
  },

  'a browser saves a card that asks for 3-D Secure': async ({ stripe, browser }) => {
    const { id, client_secret } = await stripe.setupIntents.create()
    await browser.rawRequest('POST', `/v1/setup_intents/${id}/confirm`, {
      client_secret,
      payment_method_data: CARD,
      use_stripe_sdk: true,
    })
    await browser.rawRequest('POST', `/v1/setup_intents/${id}/refresh`, { client_secret })
    await stripe.setupIntents.update(id, { payment_method: 'pm_card_visa' })
    await stripe.setupIntents.confirm(id, { return_url: RETURN_URL })
  },
}
