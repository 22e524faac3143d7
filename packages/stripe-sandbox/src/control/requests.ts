import { bodiesOf, requestSummary } from '../inspection/request-view.ts'
import type { List, RequestDetail, RequestSummary } from '../inspection/wire.ts'
import { integer, oneOf, text } from '../parameters.ts'
import type { Fields } from '../parameters.ts'
import { headerPairs } from '../http/exchange.ts'
import type { LoggedRequest } from '../http/request-log.ts'
import { endpoint, json, shown } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

const DEFAULT_LIMIT = 50
/** A request's events are made while it runs: they are among the latest before the next ones. */
const MAX_SCANNED_EVENTS = 5_000

/** A closed connection counts among what is broken. */
const UNANSWERED = 599

const OUTCOMES = {
  succeeded: (status) => status < 400,
  failed: (status) => status >= 400,
  declined: (status) => status === 402,
  refused: (status) => status >= 400 && status < 500 && status !== 402,
  broken: (status) => status >= 500,
} satisfies Record<string, (status: number) => boolean>

const listFields = {
  after: text(),
  limit: integer(1, 1000),
  method: oneOf('GET', 'POST', 'DELETE'),
  outcome: oneOf('succeeded', 'failed', 'declined', 'refused', 'broken'),
  /** Words that must stand in its path, id, idempotency key or error. */
  search: text(),
} satisfies Fields

export const requestEndpoints = [
  endpoint('GET', 'health', { fields: {}, run: () => json({ status: 'ok' }) }),
  endpoint('GET', 'requests', {
    fields: listFields,
    run: ({ context, log }, { after, limit = DEFAULT_LIMIT, method, outcome, search }) => {
      const words = search?.toLowerCase().split(/\s+/u) ?? []
      const all = log.newestFirst(context.account)
      const begin = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
      const found: RequestSummary[] = []
      for (const entry of all.slice(begin)) {
        if (method !== undefined && entry.method !== method) continue
        if (outcome !== undefined && !OUTCOMES[outcome](entry.status ?? UNANSWERED)) continue
        const summary = requestSummary(entry)
        if (words.every((word) => legible(summary).includes(word))) found.push(summary)
        if (found.length > limit) break
      }
      const data = found.slice(0, limit)
      const next = found.length > limit ? (data.at(-1)?.id ?? null) : null
      return shown({ data, next } satisfies List<RequestSummary>)
    },
  }),
  endpoint('GET', 'requests/:id', {
    fields: {},
    run: ({ context: { account, store }, log }, _input, id) => {
      const entry = log.find(account, id)
      if (entry === undefined) {
        throw new ControlProblem(
          404,
          `No request ${id}: the log keeps the latest of this run of the sandbox.`,
        )
      }
      const events: RequestDetail['events'] = []
      let scanned = 0
      for (const [, event] of store.walk('events', { direction: 'newest_first' })) {
        scanned += 1
        if (isBefore(event.created, entry) || scanned > MAX_SCANNED_EVENTS) break
        if (event.request?.id === id) events.unshift({ id: event.id, type: event.type })
      }
      const { parameters, answer, hasAnswer } = bodiesOf(entry)
      return shown({
        ...requestSummary(entry),
        has_bodies: hasAnswer,
        parameters,
        headers: entry.headers && Object.fromEntries(headerPairs(entry.headers)),
        answer,
        events,
      } satisfies RequestDetail)
    },
  }),
]

function isBefore(createdSeconds: number, entry: LoggedRequest): boolean {
  return createdSeconds < Math.floor(entry.atMs / 1000)
}

function legible({ id, path, idempotency_key: key, error }: RequestSummary): string {
  return [id, path, key, error?.type, error?.code, error?.decline_code, error?.message]
    .join(' ')
    .toLowerCase()
}
