import type { Context } from '../call.ts'
import { deliveryId } from './delivery-id.ts'
import type { Send, SendKind } from './queue.ts'

/** How one attempt to deliver an event went. */
export type Attempt = {
  event: string
  endpoint: string
  kind: SendKind
  /** Of the account's clock. */
  atMs: number
  durationMs: number
  /** Without what may be a secret in it. */
  url: string
  /** What the event said of itself: the rest of what was sent follows from the event. */
  pendingWebhooks: number
  replayOf: string | null
  /** The signature is no secret: it proves one body at one time. */
  signature: string
  /** Null when there was no answer. */
  status: number | null
  /** Those headers of the answer that tell something. */
  headers: Record<string, string>
  answer: string | null
  /** Why there was no answer, or why an answer counts as none. */
  error: string | null
  accepted: boolean
}

/** Of one event to an endpoint. Who sends an event again and again wants to see the latest ones. */
const MAX_ATTEMPTS = 50

export function logAttempt(
  { store }: Context,
  { id, event, endpoint }: Send,
  attempt: Attempt,
): void {
  store.put('delivery_attempts', id, attempt)
  const sends = store.get('deliveries', deliveryId(event, endpoint))?.sends ?? 0
  if (sends <= MAX_ATTEMPTS) return
  const where = { field: 'event', value: event } as const
  const kept = [...store.walk('delivery_attempts', { where })].filter(
    ([, earlier]) => earlier.endpoint === endpoint,
  )
  for (const [old] of kept.slice(0, -MAX_ATTEMPTS)) store.put('delivery_attempts', old, null)
}

/** The oldest attempt, of one event or any, that an endpoint accepted: who replays overheard it. */
export function firstAccepted(
  { store }: Context,
  { endpoint, event }: { endpoint: string; event?: string },
): [id: string, attempt: Attempt] | undefined {
  const where =
    event === undefined
      ? ({ field: 'endpoint', value: endpoint } as const)
      : ({ field: 'event', value: event } as const)
  for (const [id, attempt] of store.walk('delivery_attempts', { where })) {
    const isOwn = attempt.endpoint === endpoint
    if (isOwn && attempt.accepted && attempt.kind === 'attempt') return [id, attempt]
  }
  return undefined
}

/** Where the event went: who put a password or a token into the address does not want to see it. */
export function shownUrl(address: string): string {
  const url = new URL(address)
  if (url.password !== '') url.password = '***'
  for (const name of url.searchParams.keys()) url.searchParams.set(name, '***')
  return url.href
}
