import { pay } from '../../../src/testing/pay.ts'
import { rejection } from '../../../src/testing/running-sandbox.ts'
import type { Scenario } from '../recording.ts'

export const disputeScenarios: Record<string, Scenario> = {
  'customers complain, and are right or not': async (world) => {
    const { stripe, control } = world
    const cards = ['createDispute', 'createDisputeProductNotReceived', 'createDisputeInquiry']
    for (const card of cards) {
      for (const uncategorized_text of ['winning_evidence', 'losing_evidence', 'something else']) {
        await pay(world, { payment_method: `pm_card_${card}` })
        const [dispute] = (await stripe.disputes.list({ expand: ['data.charge'] })).data
        const id = dispute?.id ?? ''
        await stripe.disputes.update(id, { evidence: { uncategorized_text } })
        await control('clock', 'advance=1m')
        await stripe.disputes.retrieve(id, { expand: ['charge', 'payment_intent'] })
        await rejection(stripe.disputes.close(id))
      }
      await pay(world, { payment_method: `pm_card_${card}` })
      const [open] = (await stripe.disputes.list()).data
      await stripe.disputes.update(open?.id ?? '', { metadata: { ticket: '7' } })
      await stripe.disputes.close(open?.id ?? '')
    }
  },
}
