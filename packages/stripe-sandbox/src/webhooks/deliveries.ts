import type { Context } from '../call.ts'
import type { Clock } from '../clock/clock.ts'
import { eventView } from '../events/routes.ts'
import { newId } from '../ids.ts'
import type { Source } from '../schedule/agenda.ts'
import type { Delivery, EventRow } from '../state/rows.ts'
import { deliveryId } from './delivery-id.ts'
import { secretsAt } from './endpoint.ts'
import type { WebhookEndpointRow } from './endpoint.ts'
import { enqueue } from './queue.ts'
import type { Send } from './queue.ts'
import { send } from './send.ts'
import type { Attempt, SendKind } from './send.ts'
import { signatureHeader } from './signature.ts'

/**
 * Waiting times before each repeated attempt: Stripe's hours, scaled to a developer's patience.
 * After the last one an event is given up (POST /_sandbox/events/:id/resend revives it).
 */
export const RETRY_DELAYS_MS: readonly number[] = [
  1_000, 5_000, 15_000, 30_000, 60_000, 300_000, 900_000, 3_600_000,
]

/** Frozen receivers hold a connection each until the timeout. */
const MAX_IN_FLIGHT = 256
/** Twice what a receiver tolerates. */
const STALE_BY_S = 600

type Options = {
  context: Context
  clock: Clock
  retryDelaysMs: readonly number[]
  /** Called when something may have become due. */
  onEnd: () => void
  onFault: (error: unknown) => void
}

type Sealed = { body: string; signature: string }

export type Deliveries = Source & {
  /** Sends an event again, to all endpoints or to one; how many will get it. */
  resend: (event: string, only?: { endpoint?: string | undefined; kind?: SendKind }) => number
  /** Once nothing is under way any more. */
  settled: () => Promise<void>
  close: () => Promise<void>
}

/** Carries each event to each endpoint at least once, and none of them waits for another. */
export function createDeliveries(options: Options): Deliveries {
  const { context, clock, retryDelaysMs, onEnd, onFault } = options
  const { store } = context
  const inFlight = new Set<Promise<void>>()
  const closing = new AbortController()
  /** Asked after each request, and nearly always the same. */
  let known: { version: number; first: [id: string, planned: Send] | undefined } | undefined

  // What was under way when the process ended is sent again: nobody knows how it went.
  store.transact(() => {
    for (const [id, planned] of store.walk('under_way')) {
      store.put('under_way', id, null)
      store.put('sends', id, planned)
    }
  })

  function first(): [id: string, planned: Send] | undefined {
    if (closing.signal.aborted || inFlight.size >= MAX_IN_FLIGHT) return undefined
    const version = store.version('sends')
    if (known?.version !== version) {
      const [next] = store.walk('sends')
      known = { version, first: next }
    }
    return known.first
  }

  function begin(): void {
    const next = first()
    if (next === undefined) return
    const [id, planned] = next
    store.transact(() => {
      store.put('sends', id, null)
      store.put('under_way', id, planned)
    })
    const carried = carry(id, planned).finally(() => {
      inFlight.delete(carried)
      onEnd()
    })
    inFlight.add(carried)
  }

  async function carry(id: string, planned: Send): Promise<void> {
    try {
      const attempt = await attemptTo(planned)
      // Closed meanwhile: it stays under way, and is sent again at the next start.
      if (closing.signal.aborted && attempt?.accepted !== true) return
      store.transact(() => {
        store.put('under_way', id, null)
        if (attempt !== undefined) record(planned, attempt)
      })
    } catch (error) {
      onFault(error)
    }
  }

  /** Nothing where there is nobody to send to: such an event waits until its endpoint is back. */
  async function attemptTo(planned: Send): Promise<Attempt | undefined> {
    const endpoint = store.get('webhook_endpoints', planned.endpoint)
    const event = store.get('events', planned.event)
    if (endpoint?.wire.status !== 'enabled' || event === undefined) return undefined
    const { body, signature } = sealed(planned, endpoint, event)
    const { url } = endpoint.wire
    const { kind } = planned
    const sent = { event: event.id, endpoint: endpoint.wire.id, kind, atMs: clock.now(), url }
    const result = await send({ url, body, signature, closing: closing.signal })
    return { ...sent, body, signature, ...result }
  }

  function sealed(planned: Send, endpoint: WebhookEndpointRow, event: EventRow): Sealed {
    const body = JSON.stringify(eventView(context, event), null, 2)
    const now = Math.floor(clock.signatureNow() / 1000)
    const secrets = secretsAt(endpoint, clock.now())
    switch (planned.kind) {
      case 'forged': {
        const altered = body.replace(/"amount": \d+/u, '"amount": 1')
        return { body: altered, signature: signatureHeader(altered, ['whsec_of_nobody'], now) }
      }
      case 'replayed': {
        const overheard = store.get('delivery_attempts', planned.replayOf ?? '')
        return overheard ?? { body, signature: signatureHeader(body, secrets, now - STALE_BY_S) }
      }
      case 'stale':
        return { body, signature: signatureHeader(body, secrets, now - STALE_BY_S) }
      case 'attempt':
      case 'duplicate':
        return { body, signature: signatureHeader(body, secrets, now) }
    }
  }

  function record(planned: Send, attempt: Attempt): void {
    const { event, endpoint, kind } = planned
    const id = deliveryId(event, endpoint)
    store.put('delivery_attempts', newId(context.environment, 'att_'), attempt)
    const delivery = store.get('deliveries', id)
    const counts = kind === 'attempt' || kind === 'stale'
    if (delivery?.state !== 'pending' || !counts) return
    if (attempt.accepted) {
      store.put('deliveries', id, {
        ...delivery,
        state: 'delivered',
        attempts: delivery.attempts + 1,
      })
      return
    }
    retry(delivery, id)
  }

  function retry(delivery: Delivery, id: string): void {
    const { event, endpoint } = delivery
    const delay = retryDelaysMs[delivery.attempts]
    const attempts = delivery.attempts + 1
    store.put('deliveries', id, {
      ...delivery,
      attempts,
      state: delay === undefined ? 'given_up' : 'pending',
    })
    if (delay !== undefined) {
      enqueue(context, { event, endpoint, kind: 'attempt', atMs: clock.now() + delay })
    }
  }

  return {
    nextAtMs: () => first()?.[1].atMs,
    runNext: begin,
    resend: (event, { endpoint: only, kind = 'attempt' } = {}) => {
      if (store.get('events', event) === undefined) return 0
      return store.transact(() => {
        const ids = Array.from(store.walk('webhook_endpoints'), ([id]) => id)
        const wanted = ids.filter((id) => only === undefined || id === only)
        for (const endpoint of wanted) {
          const fault = kind === 'attempt' ? null : kind
          const delivery = { event, endpoint, state: 'pending' as const, attempts: 0, fault }
          if (kind === 'attempt' || kind === 'stale') {
            store.put('deliveries', deliveryId(event, endpoint), delivery)
          }
          enqueue(context, { event, endpoint, kind, atMs: clock.now() })
        }
        return wanted.length
      })
    },
    settled: async () => {
      while (inFlight.size > 0) await Promise.all(inFlight)
    },
    close: async () => {
      closing.abort()
      await Promise.all(inFlight)
    },
  }
}
