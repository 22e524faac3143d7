import type { Context } from '../call.ts'
import type { Attempt } from '../webhooks/send.ts'
import type { AttemptDetail, DeliverySummary } from './wire.ts'

/** An event's way to each endpoint that wanted it, with its attempts. */
export function deliveriesOf({ store }: Context, event: string): DeliverySummary[] {
  const where = { field: 'event', value: event } as const
  const attempts = Array.from(store.walk('delivery_attempts', { where }), ([, attempt]) => attempt)
  const sends = Array.from(store.walk('sends', { where }), ([, planned]) => planned)
  return Array.from(store.walk('deliveries', { where }), ([, delivery]) => ({
    endpoint: delivery.endpoint,
    url: store.get('webhook_endpoints', delivery.endpoint)?.wire.url ?? null,
    state: delivery.state,
    fault: delivery.fault,
    attempts: attempts.filter(({ endpoint }) => endpoint === delivery.endpoint).map(attemptView),
    next_at_ms: sends.find(({ endpoint }) => endpoint === delivery.endpoint)?.atMs ?? null,
  }))
}

function attemptView({
  atMs,
  durationMs,
  event: _event,
  endpoint: _endpoint,
  ...rest
}: Attempt): AttemptDetail {
  return { at_ms: atMs, duration_ms: durationMs, ...rest }
}
