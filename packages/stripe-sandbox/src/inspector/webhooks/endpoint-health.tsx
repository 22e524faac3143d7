import type { EndpointSummary } from '../../inspection/wire.ts'
import { Badge } from '../ui/badge.tsx'

/** How an endpoint does, in a word. */
export function EndpointHealth({ endpoint }: { endpoint: EndpointSummary }) {
  const { status, recent_attempts: all, recent_failures: failed } = endpoint
  if (status !== 'enabled') return <Badge tone="idle">Disabled</Badge>
  if (all === 0) return <Badge tone="idle">Nothing sent yet</Badge>
  if (failed === 0) return <Badge tone="good">Well</Badge>
  return <Badge tone="bad">{failed === all ? 'Failing' : `${failed} of ${all} failed`}</Badge>
}

export function eventsOf({ enabled_events: events }: EndpointSummary): string {
  if (events.includes('*')) return 'every event'
  return events.length === 1 ? (events[0] ?? '') : `${events.length} types of events`
}
