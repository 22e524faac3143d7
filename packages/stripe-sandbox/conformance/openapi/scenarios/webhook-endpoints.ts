import { rejection } from '../../../src/testing/running-sandbox.ts'
import type { Scenario } from '../recording.ts'

const URL = 'http://127.0.0.1:9/nobody'

export const webhookEndpointScenarios: Record<string, Scenario> = {
  'a webhook endpoint is made, changed and deleted': async ({ stripe }) => {
    const { id } = await stripe.webhookEndpoints.create({
      api_version: '2026-10-28.endive',
      description: 'Orders',
      enabled_events: ['payment_intent.succeeded', 'charge.refunded'],
      metadata: { shop: '1' },
      url: URL,
    })
    await stripe.webhookEndpoints.create({ enabled_events: ['*'], url: URL })
    await stripe.webhookEndpoints.update(id, { disabled: true, description: '', metadata: '' })
    await stripe.webhookEndpoints.update(id, { disabled: false, enabled_events: ['*'] })
    await stripe.webhookEndpoints.retrieve(id)
    await stripe.webhookEndpoints.list({ limit: 1 })
    await stripe.webhookEndpoints.del(id)
    await rejection(stripe.webhookEndpoints.retrieve(id))
    await rejection(stripe.webhookEndpoints.update(id, { url: URL }))
    await rejection(stripe.webhookEndpoints.del(id))
    await rejection(stripe.webhookEndpoints.create({ enabled_events: ['*'], url: 'nowhere' }))
    await rejection(stripe.webhookEndpoints.list({ starting_after: 'we_none' }))
  },
}
