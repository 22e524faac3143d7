import type { Context } from '../call.ts'
import type { EventRow } from '../state/rows.ts'
import { isRecord } from './is-record.ts'
import type { EventSummary, List } from './wire.ts'

const MAX_SCANNED = 5_000

export function eventSummary(context: Context, event: EventRow): EventSummary {
  const where = { field: 'event', value: event.id } as const
  const states = Array.from(context.store.walk('deliveries', { where }), ([, { state }]) => state)
  const object: unknown = event.data.object
  const id = isRecord(object) ? object['id'] : undefined
  return {
    id: event.id,
    type: event.type,
    at_ms: event.atMs,
    object_id: typeof id === 'string' ? id : null,
    subject: event.subject,
    request_id: event.request?.id ?? null,
    waiting: states.filter((state) => state === 'pending').length,
    given_up: states.filter((state) => state === 'given_up').length,
  }
}

type Wanted = { after: string | undefined; limit: number; search: string | undefined }

/** Events, newest first, with each word of the search in their type or an id. */
export function searchEvents(
  context: Context,
  { after, limit, search }: Wanted,
): List<EventSummary> {
  const words = search?.toLowerCase().split(/\s+/u) ?? []
  const data: EventSummary[] = []
  let scanned = 0
  let last: string | null = null
  for (const [id, event] of context.store.walk('events', { direction: 'newest_first', after })) {
    if (data.length === limit || scanned === MAX_SCANNED) return { data, next: last }
    scanned += 1
    last = id
    const text = [id, event.type, ...idsIn(event.data.object)].join(' ').toLowerCase()
    if (words.every((word) => text.includes(word))) data.push(eventSummary(context, event))
  }
  return { data, next: null }
}

function idsIn(object: unknown): string[] {
  if (!isRecord(object)) return []
  return ['id', 'payment_intent', 'charge', 'customer'].flatMap((field) => {
    const id = object[field]
    return typeof id === 'string' ? [id] : []
  })
}
