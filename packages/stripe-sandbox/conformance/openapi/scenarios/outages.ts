import { rejection } from '../../../src/testing/running-sandbox.ts'
import type { Scenario } from '../recording.ts'

const AMOUNT = { amount: 1299, currency: 'usd' }

export const outageScenarios: Record<string, Scenario> = {
  'requests fail on demand': async ({ stripe, control }) => {
    for (const fault of ['rate_limit', 'lock_timeout', 'error_before', 'error_after']) {
      await control('faults', `route=POST /v1/payment_intents&times=1&fault=${fault}`)
      await rejection(stripe.paymentIntents.create(AMOUNT))
    }
  },

  'an idempotency key is used for something else': async ({ stripe }) => {
    const once = { idempotencyKey: 'once' }
    const { id } = await stripe.paymentIntents.create(AMOUNT, once)
    await rejection(stripe.paymentIntents.create({ ...AMOUNT, amount: 1 }, once))
    await rejection(stripe.paymentIntents.cancel(id, {}, once))
  },

  'a key is no key': async ({ stripe }) => {
    await rejection(stripe.paymentIntents.list({}, { apiKey: 'sk_live_0123456789' }))
    await rejection(stripe.paymentIntents.list({}, { apiKey: 'pk_test_sandbox' }))
  },
}
