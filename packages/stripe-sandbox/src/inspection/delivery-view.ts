import type { Context } from '../call.ts'
import { deliveryId } from '../webhooks/delivery-id.ts'
import type { DeliverySummary } from './wire.ts'

/** An event's way to each endpoint. What was accepted has no row any more. */
export function deliveriesOf({ store, endpointIds }: Context, event: string): DeliverySummary[] {
  return endpointIds.map((endpoint) => {
    const row = store.get('deliveries', deliveryId(event, endpoint))
    if (row === undefined) return { endpoint, state: 'delivered', attempts: null, next_at_ms: null }
    const { attempts, nextAttemptAtMs, state } = row
    return { endpoint, state, attempts, next_at_ms: state === 'pending' ? nextAttemptAtMs : null }
  })
}
