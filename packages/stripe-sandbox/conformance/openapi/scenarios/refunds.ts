import { rejection } from '../../../src/testing/running-sandbox.ts'
import { pay } from '../../../src/testing/pay.ts'
import type { Scenario } from '../recording.ts'

export const refundScenarios: Record<string, Scenario> = {
  'money is given back, at once or later, and does not always arrive': async (world) => {
    const { stripe, control } = world
    for (const payment_method of ['pm_card_visa', 'pm_card_pendingRefund', 'pm_card_refundFail']) {
      const { charge } = await pay(world, { payment_method })
      const { id } = await stripe.refunds.create({ charge, reason: 'fraudulent' })
      await control('clock', 'advance=1m')
      await stripe.refunds.retrieve(id, {
        expand: ['balance_transaction', 'charge', 'failure_balance_transaction', 'payment_intent'],
      })
    }
  },

  'refunds are described and listed, and some are refused': async (world) => {
    const { stripe } = world
    const { charge } = await pay(world)
    const { id } = await stripe.refunds.create({ charge, amount: 400 })
    await stripe.refunds.retrieve(id)
    await stripe.refunds.update(id, { metadata: { order: '1' } })
    await stripe.refunds.list({ charge, expand: ['data.balance_transaction'] })
    await stripe.charges.retrieve(charge, { expand: ['refunds'] })
    await rejection(stripe.refunds.create({ charge, amount: 601 }))
    await rejection(stripe.refunds.create({}))
  },

  'money that was held is let go': async (world) => {
    const { stripe, control } = world
    const canceled = await pay(world, { capture_method: 'manual' })
    await stripe.paymentIntents.cancel(canceled.intent)
    await pay(world, { capture_method: 'manual' })
    await control('clock', 'advance=8d')
    await stripe.refunds.list()
    await stripe.charges.list({ expand: ['data.refunds'] })
  },
}
