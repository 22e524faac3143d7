import type { ApiFault } from '../faults/api-fault.ts'

const CAPACITY = 1000

export type LoggedRequest = {
  request_id: string
  account: string
  /** ISO 8601. */
  time: string
  method: string
  /** Without the query, where a client secret may stand. */
  path: string
  /** Null when the connection was closed instead. */
  status: number | null
  idempotency_key: string | null
  /** Which fault on demand it suffered. */
  fault: ApiFault | null
}

export type RequestLog = {
  add: (entry: LoggedRequest) => void
  newestFirst: () => LoggedRequest[]
}

export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = []
  return {
    add: (entry) => {
      entries.push(entry)
      if (entries.length > CAPACITY) entries.shift()
    },
    newestFirst: () => entries.toReversed(),
  }
}
