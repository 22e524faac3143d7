import type { Context } from '../call.ts'
import type { Attempt } from '../webhooks/attempts.ts'
import { payloadOf } from '../webhooks/payload.ts'
import type { AttemptDetail, DeliverySummary } from './wire.ts'

/** An event's way to each endpoint that wanted it, with its attempts. */
export function deliveriesOf(context: Context, event: string): DeliverySummary[] {
  const { store } = context
  const where = { field: 'event', value: event } as const
  const attempts = Array.from(store.walk('delivery_attempts', { where }))
  const sends = Array.from(store.walk('sends', { where }), ([, planned]) => planned)
  return Array.from(store.walk('deliveries', { where }), ([, delivery]) => ({
    endpoint: delivery.endpoint,
    url: store.get('webhook_endpoints', delivery.endpoint)?.wire.url ?? null,
    state: delivery.state,
    fault: delivery.fault,
    attempts: attempts
      .filter(([, { endpoint }]) => endpoint === delivery.endpoint)
      .map(([id, attempt]) => attemptView(context, id, attempt)),
    next_at_ms: sends.find(({ id }) => id === delivery.next)?.atMs ?? null,
  }))
}

function attemptView(context: Context, id: string, attempt: Attempt): AttemptDetail {
  const {
    atMs,
    durationMs,
    event: _event,
    endpoint: _endpoint,
    pendingWebhooks: _pendingWebhooks,
    replayOf: _replayOf,
    ...rest
  } = attempt
  return { id, at_ms: atMs, duration_ms: durationMs, body: payloadOf(context, attempt), ...rest }
}
