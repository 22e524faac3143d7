import type { LoggedRequest } from '../http/request-log.ts'
import { isRecord } from './is-record.ts'
import { mask } from './mask.ts'
import type { RequestError, RequestSummary } from './wire.ts'

/** What was sent and answered, without secrets. */
type Shown = { parameters: Record<string, unknown> | null; answer: unknown; hasAnswer: boolean }

/** Entries never change, so that what was read from one needs to be read once. */
const known = new WeakMap<LoggedRequest, Shown>()

/** Each null once it is forgotten. */
export function bodiesOf(entry: LoggedRequest): Shown {
  const read = known.get(entry)
  if (read !== undefined) return read
  const { parameters, answer } = entry.bodies()
  const shown = {
    parameters,
    answer: answer === null ? null : mask(parse(answer)),
    hasAnswer: answer !== null,
  }
  known.set(entry, shown)
  return shown
}

/** What was answered, without secrets; null once it is forgotten. */
export function answerOf(entry: LoggedRequest): unknown {
  return bodiesOf(entry).answer
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

export function requestSummary(entry: LoggedRequest): RequestSummary {
  return {
    id: entry.id,
    at_ms: entry.atMs,
    duration_ms: Math.round(entry.durationMs * 10) / 10,
    method: entry.method,
    path: entry.path,
    status: entry.status,
    key_kind: entry.keyKind,
    idempotency_key: entry.idempotencyKey,
    fault: entry.fault,
    replay_of: entry.replayOf,
    from_inspector: entry.fromInspector,
    error: (entry.status ?? 0) < 400 ? null : errorOf(answerOf(entry)),
  }
}

function errorOf(answer: unknown): RequestError | null {
  const error = isRecord(answer) ? answer['error'] : undefined
  if (!isRecord(error)) return null
  return {
    type: text(error['type']) ?? '',
    code: text(error['code']),
    decline_code: text(error['decline_code']),
    message: text(error['message']) ?? '',
    param: text(error['param']),
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** Whether a request was about an object: it names it, or got it as its answer. */
export function concerns(entry: LoggedRequest, ids: ReadonlySet<string>): boolean {
  if (entry.path.split('/').some((part) => ids.has(part))) return true
  if (names(bodiesOf(entry).parameters, ids)) return true
  const answer = answerOf(entry)
  if (!isRecord(answer)) return false
  const error = answer['error']
  return (
    names(answer, ids) ||
    (isRecord(error) && (names(error, ids) || names(error['payment_intent'], ids)))
  )
}

function names(value: unknown, ids: ReadonlySet<string>): boolean {
  if (!isRecord(value)) return false
  return ['id', 'payment_intent', 'charge', 'customer'].some((field) => {
    const id = value[field]
    return typeof id === 'string' && ids.has(id)
  })
}
