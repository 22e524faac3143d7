import type { ApiFault } from '../faults/api-fault.ts'
import type { FormTree } from '../form-body.ts'
import type { Changes } from '../inspection/changes.ts'
import { maskParameters, maskText } from '../inspection/mask.ts'
import type { KeyKind } from './authentication.ts'

const MAX_ENTRIES = 1000
/** Beyond this, the oldest requests are known without what was sent and answered. */
const MAX_BODY_CHARACTERS = 8 * 1024 * 1024

export type LoggedRequest = {
  id: string
  account: string
  /** Of the account's clock, in milliseconds. */
  atMs: number
  /** Of the machine's clock. */
  durationMs: number
  method: string
  /** Without the query, where a client secret may stand. */
  path: string
  /** Null when the connection was closed instead. */
  status: number | null
  keyKind: KeyKind | null
  idempotencyKey: string | null
  /** The request whose answer was given again. */
  replayOf: string | null
  /** Which fault on demand it suffered. */
  fault: ApiFault | null
  fromInspector: boolean
  /** Without secrets and card numbers; null once it is too old. */
  parameters: Record<string, unknown> | null
  /** Of the answer, as they were sent: mask them before anybody sees them. */
  headers: Record<string, string> | null
  /** As it was sent: mask it before anybody sees it. */
  answer: string | null
}

export type Exchange = Omit<LoggedRequest, 'parameters'> & { parameters: FormTree }

export type RequestLog = {
  add: (exchange: Exchange) => void
  /** Of one account. */
  newestFirst: (account: string) => LoggedRequest[]
  find: (account: string, id: string) => LoggedRequest | undefined
}

/** The latest API requests, in memory. Card numbers are gone before anything is kept. */
export function createRequestLog(changes: Pick<Changes, 'publish'>): RequestLog {
  let entries: LoggedRequest[] = []
  let bodyCharacters = 0

  function forgetBodies(): void {
    entries = entries.map((entry) => {
      if (entry.answer === null || bodyCharacters <= MAX_BODY_CHARACTERS / 2) return entry
      bodyCharacters -= entry.answer.length
      return { ...entry, parameters: null, answer: null }
    })
  }

  return {
    add: ({ parameters, ...exchange }) => {
      entries.push({
        ...exchange,
        path: maskText(exchange.path),
        idempotencyKey: exchange.idempotencyKey === null ? null : maskText(exchange.idempotencyKey),
        parameters: maskParameters(parameters),
      })
      bodyCharacters += exchange.answer?.length ?? 0
      if (entries.length > MAX_ENTRIES) bodyCharacters -= entries.shift()?.answer?.length ?? 0
      if (bodyCharacters > MAX_BODY_CHARACTERS) forgetBodies()
      changes.publish({ account: exchange.account, kind: 'requests', id: exchange.id })
    },
    newestFirst: (account) => entries.filter((entry) => entry.account === account).toReversed(),
    find: (account, id) => entries.find((entry) => entry.id === id && entry.account === account),
  }
}
