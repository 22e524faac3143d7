import type { ApiFault } from '../faults/api-fault.ts'
import { parseForm } from '../form-body.ts'
import type { FormTree } from '../form-body.ts'
import type { Changes } from '../inspection/changes.ts'
import { holdsNothingToMask, maskParameters, maskText } from '../inspection/mask.ts'
import type { KeyKind } from './authentication.ts'
import type { HeaderList } from './exchange.ts'
import { createTextRing } from './text-ring.ts'

const MAX_ENTRIES = 1000
/** Beyond this, the oldest requests are known without what was sent and answered. */
const MAX_BODY_BYTES = 8 * 1024 * 1024

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
  /** Of the answer, as they were sent: mask them before anybody sees them. */
  headers: HeaderList | null
  bodies: () => Bodies
}

export type Bodies = {
  /** Without secrets and card numbers; null once it is too old. */
  parameters: Record<string, unknown> | null
  /** As it was sent: mask it before anybody sees it. Null where there was none, or once too old. */
  answer: string | null
}

export type Exchange = Omit<LoggedRequest, 'bodies'> & {
  parameters: FormTree
  /** The parameters as they came, form encoded; null when there are more than those. */
  form: string | null
  answer: string | null
}

export type RequestLog = {
  add: (exchange: Exchange) => void
  /** Of one account. */
  newestFirst: (account: string) => LoggedRequest[]
  find: (account: string, id: string) => LoggedRequest | undefined
}

/** The latest API requests, in memory. Card numbers are gone before anything is kept. */
export function createRequestLog(changes: Pick<Changes, 'publish'>): RequestLog {
  const texts = createTextRing(MAX_BODY_BYTES)
  const entries: LoggedRequest[] = []
  /** Where the next one comes: once there are all, in the place of the oldest. */
  let next = 0

  function keep({ parameters, form, answer }: Exchange): LoggedRequest['bodies'] {
    const isForm = form !== null && holdsNothingToMask(form)
    const sentAt = texts.write(isForm ? form : JSON.stringify(maskParameters(parameters)))
    const answerAt = answer === null ? null : texts.write(answer)
    return () => {
      const sent = texts.read(sentAt)
      return {
        parameters:
          sent === undefined ? null : isForm ? maskParameters(parseForm(sent)) : parse(sent),
        answer: (answerAt && texts.read(answerAt)) ?? null,
      }
    }
  }

  function newestFirst(): LoggedRequest[] {
    return [...entries.slice(next), ...entries.slice(0, next)].toReversed()
  }

  return {
    add: (exchange) => {
      const { id, account, path, idempotencyKey } = exchange
      entries[next] = {
        id,
        account,
        atMs: exchange.atMs,
        durationMs: exchange.durationMs,
        method: exchange.method,
        path: maskText(path),
        status: exchange.status,
        keyKind: exchange.keyKind,
        idempotencyKey: idempotencyKey === null ? null : maskText(idempotencyKey),
        replayOf: exchange.replayOf,
        fault: exchange.fault,
        fromInspector: exchange.fromInspector,
        headers: exchange.headers,
        bodies: keep(exchange),
      }
      next = (next + 1) % MAX_ENTRIES
      changes.publish({ account, kind: 'requests', id })
    },
    newestFirst: (account) => newestFirst().filter((entry) => entry.account === account),
    find: (account, id) => entries.find((entry) => entry.id === id && entry.account === account),
  }
}

/** As `keep` wrote it. */
function parse(text: string): Record<string, unknown> {
  return JSON.parse(text)
}
