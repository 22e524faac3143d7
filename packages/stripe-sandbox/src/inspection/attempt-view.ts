import type { Context } from '../call.ts'
import type { Rows } from '../state/rows.ts'
import type { AttemptSummary } from './wire.ts'

/** How an attempt went, without what was sent. */
export function attemptSummary(
  { store }: Context,
  attempt: Rows['delivery_attempts'],
): AttemptSummary {
  const { event, endpoint, kind, atMs, durationMs, url, status, error, accepted } = attempt
  return {
    event,
    type: store.get('events', event)?.type ?? event,
    endpoint,
    kind,
    at_ms: atMs,
    duration_ms: durationMs,
    url,
    status,
    error,
    accepted,
  }
}
