import type Stripe from 'stripe'
import type { Context } from '../call.ts'
import type { LoggedRequest, RequestLog } from '../http/request-log.ts'
import type { PaymentIntent } from '../state/rows.ts'
import { isRecord } from './is-record.ts'
import { answerOf, concerns, requestSummary } from './request-view.ts'
import type { TimelineEntry } from './wire.ts'

const MAX_SCANNED_EVENTS = 5_000

type Deps = { context: Context; log: RequestLog }

/** All that happened to a payment and because of it, in the order of the account's clock. */
export function timelineOf({ context, log }: Deps, intent: PaymentIntent): TimelineEntry[] {
  const intentId = intent.id
  const ids = new Set([intentId])
  const where = { field: 'payment_intent', value: intentId } as const
  for (const [id] of context.store.walk('charges', { where })) ids.add(id)
  const requests = log
    .newestFirst(context.account)
    .toReversed()
    .filter((entry) => concerns(entry, ids))
  const startOf = new Map(requests.map((entry) => [entry.id, entry.atMs]))
  const entries: TimelineEntry[] = requests.map((entry) => ({
    kind: 'request',
    at_ms: entry.atMs,
    depth: 0,
    request: requestSummary(entry),
    status: statusAfter(entry, intentId),
  }))
  for (const event of eventsAbout(context, ids, intent.created)) {
    const began = startOf.get(event.request?.id ?? '')
    entries.push({
      kind: 'event',
      // An event knows its second only; its request knows better.
      at_ms: began ?? event.created * 1000,
      depth: began === undefined ? 0 : 1,
      id: event.id,
      type: event.type,
      status: statusIn(event.data.object, intentId),
    })
  }
  // A stable sort: what is of the same time stays in the order in which it was recorded.
  return entries.toSorted((a, b) => a.at_ms - b.at_ms)
}

/** The status that a request left the payment in, as far as its answer tells. */
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

/** Oldest first. */
function eventsAbout(
  { store }: Context,
  ids: ReadonlySet<string>,
  sinceSeconds: number,
): Stripe.EventBase[] {
  const found: Stripe.EventBase[] = []
  let scanned = 0
  for (const [, event] of store.walk('events', { direction: 'newest_first' })) {
    scanned += 1
    if (event.created < sinceSeconds || scanned > MAX_SCANNED_EVENTS) break
    if (isAbout(event.data.object, ids)) found.unshift(event)
  }
  return found
}

function isAbout(object: unknown, ids: ReadonlySet<string>): boolean {
  if (!isRecord(object)) return false
  return ['id', 'payment_intent', 'charge'].some((field) => isIn(ids, object[field]))
}

function isIn(ids: ReadonlySet<string>, value: unknown): boolean {
  return typeof value === 'string' && ids.has(value)
}
