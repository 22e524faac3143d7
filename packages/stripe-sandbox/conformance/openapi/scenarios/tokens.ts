import { rejection } from '../../../src/testing/running-sandbox.ts'
import type { Scenario } from '../recording.ts'

const RETURN_URL = 'https://shop.example/return'
const CARD = { number: '4242424242424242', exp_month: '12', exp_year: '2040', cvc: '123' }
const PAYMENT = { amount: 1299, currency: 'usd', confirm: true } as const

export const tokenScenarios: Record<string, Scenario> = {
  'a token of a card becomes a payment method': async ({ stripe, browser }) => {
    const { id } = await browser.tokens.create({ card: { ...CARD, name: 'Jenny Rosen' } })
    await stripe.paymentMethods.create({ type: 'card', card: { token: id } })
    await rejection(stripe.paymentMethods.create({ type: 'card', card: { token: id } }))
    await stripe.tokens.retrieve(id)
    await rejection(stripe.tokens.create({ card: CARD }))
  },

  'a ConfirmationToken confirms a payment': async ({ stripe, browser }) => {
    const made = await browser.rawRequest('POST', '/v1/confirmation_tokens', {
      payment_method_data: { type: 'card', card: CARD },
      mandate_data: {
        customer_acceptance: {
          type: 'online',
          online: { ip_address: '127.0.0.1', user_agent: 'x' },
        },
      },
      return_url: RETURN_URL,
      setup_future_usage: 'off_session',
      shipping: { name: 'Jenny Rosen', address: { country: 'US' } },
    })
    const id = 'id' in made ? String(made.id) : ''
    await stripe.paymentIntents.create({ ...PAYMENT, confirmation_token: id })
    await stripe.confirmationTokens.retrieve(id)
    await rejection(stripe.paymentIntents.create({ ...PAYMENT, confirmation_token: id }))
  },

  'a ConfirmationToken of a test card confirms a setup': async ({ stripe }) => {
    const { id } = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_visa',
      return_url: RETURN_URL,
    })
    await stripe.setupIntents.create({ confirm: true, confirmation_token: id })
    await stripe.confirmationTokens.retrieve(id)
  },
}
