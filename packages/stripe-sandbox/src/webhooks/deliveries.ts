import type { Context } from '../call.ts'
import type { Clock } from '../clock/clock.ts'
import { eventView } from '../events/routes.ts'
import type { Source } from '../schedule/agenda.ts'
import type { EventRow } from '../state/rows.ts'
import { logAttempt, shownUrl } from './attempts.ts'
import type { Attempt } from './attempts.ts'
import { deliveryId } from './delivery-id.ts'
import { secretsAt } from './endpoint.ts'
import type { WebhookEndpointRow } from './endpoint.ts'
import { payloadOf } from './payload.ts'
import { countOn, counts, enqueue, enqueueInTurn, planSend } from './queue.ts'
import type { Send } from './queue.ts'
import { send } from './send.ts'
import { signatureHeader } from './signature.ts'

/** Frozen receivers hold a connection each until the timeout. */
const MAX_IN_FLIGHT = 256
/** Twice what a receiver tolerates. */
const STALE_BY_S = 600
const SECRET_OF_NOBODY = 'whsec_of_nobody'

type Options = {
  context: Context
  clock: Clock
  /** Waits before each repeated attempt; after the last one an event is given up. */
  retryDelaysMs: readonly number[]
  /** Called when something may have become due. */
  onEnd: () => void
  onFault: (error: unknown) => void
}

type Sealed = Pick<Attempt, 'pendingWebhooks' | 'signature'> & { body: string }

export type Deliveries = Source & {
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
    const isWanted = !counts(planned) || isAwaited(planned)
    store.transact(() => {
      store.put('sends', id, null)
      if (isWanted) store.put('under_way', id, planned)
      else enqueueInTurn(context, planned.followedBy)
    })
    if (!isWanted) return
    const carried = carry(id, planned).finally(() => {
      inFlight.delete(carried)
      onEnd()
    })
    inFlight.add(carried)
  }

  /** False once the event was accepted, sent again by hand, or its endpoint deleted. */
  function isAwaited({ id, event, endpoint }: Send): boolean {
    return store.get('deliveries', deliveryId(event, endpoint))?.next === id
  }

  async function carry(id: string, planned: Send): Promise<void> {
    try {
      const attempt = await attemptTo(planned)
      // Closed meanwhile: it stays under way, and is sent again at the next start.
      if (closing.signal.aborted && attempt?.accepted !== true) return
      store.transact(() => {
        store.put('under_way', id, null)
        if (attempt !== undefined) record(planned, attempt)
        enqueueInTurn(context, planned.followedBy)
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
    const { body, ...sealed } = seal(planned, endpoint, event)
    const { url } = endpoint.wire
    const { kind, replayOf } = planned
    const atMs = clock.now()
    const result = await send({
      url,
      body,
      signature: sealed.signature,
      closing: closing.signal,
    })
    const sent = { event: event.id, endpoint: planned.endpoint, kind, replayOf, atMs }
    return { ...sent, ...sealed, ...result, url: shownUrl(url) }
  }

  function seal(planned: Send, endpoint: WebhookEndpointRow, event: EventRow): Sealed {
    const { pending_webhooks: pendingWebhooks } = eventView(context, event)
    const body = payloadOf(context, { ...planned, pendingWebhooks })
    const now = Math.floor(clock.signatureNow() / 1000)
    const secrets = secretsAt(endpoint, clock.now())
    const signature = (): string => {
      switch (planned.kind) {
        case 'forged':
          return signatureHeader(body, [SECRET_OF_NOBODY], now)
        case 'replayed': {
          const overheard = store.get('delivery_attempts', planned.replayOf ?? '')
          return overheard?.signature ?? signatureHeader(body, secrets, now - STALE_BY_S)
        }
        case 'stale':
          return signatureHeader(body, secrets, now - STALE_BY_S)
        case 'attempt':
        case 'duplicate':
          return signatureHeader(body, secrets, now)
      }
    }
    return { body, pendingWebhooks, signature: signature() }
  }

  function record(planned: Send, attempt: Attempt): void {
    logAttempt(context, planned, attempt)
    if (!counts(planned) || !isAwaited(planned)) return
    const { event, endpoint } = planned
    const id = deliveryId(event, endpoint)
    const delivery = store.get('deliveries', id)
    if (delivery === undefined) return
    const delayMs = attempt.accepted ? undefined : retryDelaysMs[delivery.attempts]
    const attempts = delivery.attempts + 1
    if (delayMs !== undefined) {
      const again = planSend(
        context,
        { event, endpoint },
        { kind: 'attempt', atMs: clock.now() + delayMs },
      )
      enqueue(context, again)
      countOn(context, again, { attempts })
      return
    }
    const ended = { ...delivery, attempts, next: null }
    store.put(
      'deliveries',
      id,
      attempt.accepted
        ? { ...ended, owedTo: null, state: 'delivered' }
        : { ...ended, state: 'given_up' },
    )
  }

  return {
    nextAtMs: () => first()?.[1].atMs,
    runNext: begin,
    settled: async () => {
      while (inFlight.size > 0) await Promise.all(inFlight)
    },
    close: async () => {
      closing.abort()
      await Promise.all(inFlight)
    },
  }
}
