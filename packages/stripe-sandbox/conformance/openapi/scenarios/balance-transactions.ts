import { pay } from '../../../src/testing/pay.ts'
import type { Scenario } from '../recording.ts'

export const balanceTransactionScenarios: Record<string, Scenario> = {
  'the balance is looked at': async (world) => {
    const { charge } = await pay(world)
    await world.stripe.refunds.create({ charge, amount: 100 })
    const { data } = await world.stripe.balanceTransactions.list({ expand: ['data.source'] })
    for (const { id } of data) await world.stripe.balanceTransactions.retrieve(id)
  },
}
