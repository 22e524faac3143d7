import { rejection } from '../../../src/testing/running-sandbox.ts'
import type { Scenario, World } from '../recording.ts'

const AMOUNT = { amount: 1299, currency: 'usd' }
const RETURN = { return_url: 'https://shop.example/return' }
const EXPAND = { expand: ['latest_charge', 'payment_method'] }

async function challengeOf({ stripe }: World, id: string): Promise<string> {
  const { next_action } = await stripe.paymentIntents.retrieve(id)
  const page = next_action?.redirect_to_url?.url ?? next_action?.use_stripe_sdk?.['stripe_js']
  return new URL(String(page)).searchParams.get('challenge') ?? ''
}

export const paymentIntentScenarios: Record<string, Scenario> = {
  'a card pays, and everything about the intent is shown': async ({ stripe }) => {
    const open = await stripe.paymentIntents.create({
      ...AMOUNT,
      description: 'Two mugs',
      metadata: { order: '1' },
      receipt_email: 'jenny@example.com',
      shipping: { name: 'Jenny Rosen', address: { line1: '1 Main St', country: 'US' } },
      setup_future_usage: 'off_session',
      statement_descriptor_suffix: 'MUGS',
    })
    await stripe.paymentIntents.update(open.id, { payment_method: 'pm_card_visa' })
    await stripe.paymentIntents.confirm(open.id, RETURN)
    await stripe.paymentIntents.retrieve(open.id, EXPAND)
    await stripe.paymentIntents.list({ expand: ['data.latest_charge', 'data.payment_method'] })
    await rejection(stripe.paymentIntents.confirm(open.id, { payment_method: 'pm_card_visa' }))
    await rejection(stripe.paymentIntents.cancel(open.id))
  },

  'a card is declined': async ({ stripe }) => {
    for (const payment_method of [
      'pm_card_chargeDeclined',
      'pm_card_chargeDeclinedInsufficientFunds',
      'pm_card_chargeDeclinedExpiredCard',
      'pm_card_chargeDeclinedIncorrectCvc',
      'pm_card_chargeDeclinedProcessingError',
      'pm_card_radarBlock',
    ]) {
      const { id } = await stripe.paymentIntents.create(AMOUNT)
      await rejection(stripe.paymentIntents.confirm(id, { ...RETURN, payment_method }))
      await stripe.paymentIntents.retrieve(id, EXPAND)
    }
  },

  'the customer is asked, and agrees or not': async (world) => {
    for (const outcome of ['succeed', 'fail', 'close']) {
      for (const shown of [{}, { use_stripe_sdk: true }]) {
        const { id } = await world.stripe.paymentIntents.create({
          ...AMOUNT,
          ...RETURN,
          ...shown,
          confirm: true,
          payment_method: 'pm_card_authenticationRequired',
        })
        const challenge = await challengeOf(world, id)
        await world.control(`challenges/${challenge}`, `outcome=${outcome}`)
        await world.stripe.paymentIntents.retrieve(id, EXPAND)
      }
    }
    await rejection(
      world.stripe.paymentIntents.create({
        ...AMOUNT,
        confirm: true,
        off_session: true,
        payment_method: 'pm_card_authenticationRequired',
      }),
    )
    await rejection(
      world.stripe.paymentIntents.create({
        ...AMOUNT,
        ...RETURN,
        confirm: true,
        error_on_requires_action: true,
        payment_method: 'pm_card_authenticationRequired',
      }),
    )
  },

  'a charge takes its time': async ({ stripe, control }) => {
    for (const outcome of ['succeed', 'fail']) {
      const { id } = await stripe.paymentIntents.create({
        ...AMOUNT,
        ...RETURN,
        confirm: true,
        payment_method: 'pm_card_sandboxDelayed',
      })
      await stripe.paymentIntents.retrieve(id, EXPAND)
      await control(`payment_intents/${id}/settle`, `outcome=${outcome}`)
      await stripe.paymentIntents.retrieve(id, EXPAND)
    }
  },

  'an amount is held': async ({ stripe }) => {
    const { id } = await stripe.paymentIntents.create({
      ...AMOUNT,
      ...RETURN,
      capture_method: 'manual',
      confirm: true,
      payment_method: 'pm_card_mastercard',
    })
    await stripe.paymentIntents.retrieve(id, EXPAND)
  },

  'an intent is given up': async ({ stripe }) => {
    const { id } = await stripe.paymentIntents.create({
      ...AMOUNT,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      payment_method: 'pm_card_amex',
    })
    await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })
    await rejection(stripe.paymentIntents.update(id, { amount: 500 }))
  },

  'a browser pays with what its key lets it see': async ({ stripe, browser }) => {
    const { id, client_secret } = await stripe.paymentIntents.create(AMOUNT)
    const secret = { client_secret: String(client_secret) }
    await browser.paymentIntents.retrieve(id, secret)
    await browser.rawRequest('POST', `/v1/payment_intents/${id}/refresh`, secret)
    await rejection(browser.paymentIntents.retrieve(id, { client_secret: 'wrong' }))
    await rejection(browser.paymentIntents.list())
    const card = { number: '4000000000000002', exp_month: 12, exp_year: 2040, cvc: '123' }
    const wrong = { payment_method_data: { type: 'card', card }, ...secret, use_stripe_sdk: true }
    await rejection(browser.rawRequest('POST', `/v1/payment_intents/${id}/confirm`, wrong))
    const right = {
      ...wrong,
      payment_method_data: { type: 'card', card: { ...card, number: '4000002760003184' } },
    }
    await browser.rawRequest('POST', `/v1/payment_intents/${id}/confirm`, right)
  },

  'money is held and captured, and payments are searched': async ({ stripe }) => {
    const { id } = await stripe.paymentIntents.create({
      ...AMOUNT,
      ...RETURN,
      capture_method: 'manual',
      confirm: true,
      payment_method: 'pm_card_visa',
    })
    await stripe.paymentIntents.capture(id, { amount_to_capture: 999, ...EXPAND })
    await rejection(stripe.paymentIntents.capture(id))
    await stripe.paymentIntents.search({ query: "status:'succeeded'" })
    await rejection(stripe.paymentIntents.search({ query: 'status' }))
  },
}
