import type { Context } from '../call.ts'
import type { LoggedRequest, RequestLog } from '../http/request-log.ts'
import { attemptSummary } from './attempt-view.ts'
import { isRecord } from './is-record.ts'
import { answerOf, concerns, requestSummary } from './request-view.ts'
import type { TimelineEntry } from './wire.ts'

type Deps = { context: Context; log: RequestLog }

/** All that happened to an intent or a customer and because of it, by the account's clock. */
export function timelineOf({ context, log }: Deps, subject: string): TimelineEntry[] {
  const ids = new Set([subject, ...rowsOf(context, subject)])
  const requests = log
    .newestFirst(context.account)
    .toReversed()
    .filter((entry) => !isLooking(entry) && concerns(entry, ids))
  const asked = new Set(requests.map(({ id }) => id))
  const entries: TimelineEntry[] = requests.map((entry) => ({
    kind: 'request',
    at_ms: entry.atMs,
    depth: 0,
    request: requestSummary(entry),
    status: statusAfter(entry, subject),
  }))
  const where = { field: 'subject', value: subject } as const
  for (const [, event] of context.store.walk('events', { where })) {
    entries.push({
      kind: 'event',
      at_ms: event.atMs,
      depth: asked.has(event.request?.id ?? '') ? 1 : 0,
      id: event.id,
      type: event.type,
      status: statusIn(event.data.object, subject),
    })
    entries.push(...attemptsOf(context, event.id))
  }
  // A stable sort: what is of the same time stays in the order in which it was recorded.
  return entries.toSorted((a, b) => a.at_ms - b.at_ms)
}

function* attemptsOf(context: Context, event: string): Iterable<TimelineEntry> {
  const where = { field: 'event', value: event } as const
  for (const [id, row] of context.store.walk('delivery_attempts', { where })) {
    yield { kind: 'attempt', at_ms: row.atMs, depth: 1, id, attempt: attemptSummary(context, row) }
  }
}

/** Whoever polls a payment would drown its story. */
function isLooking({ method, status }: LoggedRequest): boolean {
  return method === 'GET' && status !== null && status < 400
}

function* rowsOf({ store }: Context, intent: string): Iterable<string> {
  const where = { field: 'payment_intent', value: intent } as const
  for (const table of ['charges', 'refunds', 'disputes'] as const) {
    for (const [id] of store.walk(table, { where })) yield id
  }
}

/** The status that a request left the intent in, as far as its answer tells. */
function statusAfter(entry: LoggedRequest, intentId: string): string | null {
  const answer = answerOf(entry)
  if (!isRecord(answer) || entry.method === 'GET') return null
  const error = answer['error']
  return statusIn(isRecord(error) ? error['payment_intent'] : answer, intentId)
}

function statusIn(object: unknown, intentId: string): string | null {
  if (!isRecord(object) || object['id'] !== intentId) return null
  const { status } = object
  return typeof status === 'string' ? status : null
}
