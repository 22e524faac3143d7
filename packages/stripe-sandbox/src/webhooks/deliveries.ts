import type { Context } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { eventView } from '../events/routes.ts'
import type { Delivery } from '../state/rows.ts'
import { deliveryId } from './delivery-id.ts'
import { signatureHeader } from './signature.ts'

export type WebhookEndpoint = {
  /**
   * What undelivered events remember their endpoint by: after a restart they go to the URL that
   * this id then has. By default its place in the list (`we_1`, `we_2`, …).
   */
  id?: string
  url: string
  /** `whsec_…`: what deliveries are signed with. */
  secret: string
}

/**
 * Waiting times before each repeated attempt: Stripe's hours, scaled to a developer's patience.
 * After the last one an event is given up (POST /_sandbox/events/:id/resend revives it).
 */
export const RETRY_DELAYS_MS: readonly number[] = [
  1_000, 5_000, 15_000, 30_000, 60_000, 300_000, 900_000, 3_600_000,
]

/** Lets the answer to the request that caused an event leave first, as it does at Stripe. */
const HEAD_START_MS = 10
const ATTEMPT_TIMEOUT_MS = 10_000
/** Frozen receivers hold a connection each until the timeout. */
const MAX_IN_FLIGHT = 256

type Options = {
  context: Context
  endpoints: ReadonlyMap<string, WebhookEndpoint>
  retryDelaysMs: readonly number[]
  onFault: (error: unknown) => void
}

export type Deliveries = {
  /** Sees to all that is owed and not yet under way; call after each commit. */
  wake: () => void
  /** Sends an event to all endpoints again, delivered or not; false if there is no such event. */
  resend: (eventId: string) => boolean
  close: () => Promise<void>
}

/** Carries each event to each endpoint at least once, and none of them waits for another. */
export function createDeliveries(options: Options): Deliveries {
  const { context, endpoints, retryDelaysMs, onFault } = options
  const { environment, store } = context
  const timers = new Map<string, NodeJS.Timeout>()
  const inFlight = new Map<string, Promise<void>>()
  const closing = new AbortController()

  function wake(): void {
    if (closing.signal.aborted) return
    for (const [id, delivery] of store.walk('deliveries')) {
      const isIdle = !timers.has(id) && !inFlight.has(id)
      if (isIdle && delivery.state === 'pending' && endpoints.has(delivery.endpoint)) {
        const wait = Math.max(delivery.nextAttemptAtMs - environment.now(), HEAD_START_MS)
        timers.set(id, setTimeout(start, wait, id))
      }
    }
  }

  function start(id: string): void {
    if (inFlight.size >= MAX_IN_FLIGHT) {
      timers.set(id, setTimeout(start, HEAD_START_MS, id))
      return
    }
    timers.delete(id)
    inFlight.set(id, carry(id))
  }

  async function carry(id: string): Promise<void> {
    try {
      await attempt(id)
      inFlight.delete(id)
      wake()
    } catch (error) {
      // The disk refused: waking now would only ask it again, at once and without end.
      inFlight.delete(id)
      onFault(error)
    }
  }

  async function attempt(id: string): Promise<void> {
    const delivery = store.get('deliveries', id)
    if (delivery === undefined) return
    const isAccepted = await post(delivery)
    if (closing.signal.aborted && !isAccepted) return
    store.transact(() => {
      store.put('deliveries', id, isAccepted ? null : postponed(delivery))
    })
  }

  function postponed(delivery: Delivery): Delivery {
    const delay = retryDelaysMs[delivery.attempts]
    return {
      ...delivery,
      attempts: delivery.attempts + 1,
      nextAttemptAtMs: environment.now() + (delay ?? 0),
      state: delay === undefined ? 'given_up' : 'pending',
    }
  }

  async function post(delivery: Delivery): Promise<boolean> {
    const endpoint = endpoints.get(delivery.endpoint)
    const event = store.get('events', delivery.event)
    if (endpoint === undefined || event === undefined) return false
    const payload = JSON.stringify(eventView(context, event), null, 2)
    try {
      const response = await fetch(endpoint.url, {
        method: 'POST',
        // A redirect is a failure at Stripe, too: the signature was for this address.
        redirect: 'manual',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'Stripe-Signature': signatureHeader(payload, endpoint.secret, nowSeconds(environment)),
          'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        },
        body: payload,
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]),
      })
      await response.body?.cancel()
      return response.ok
    } catch {
      // Refused, reset or timed out: what a retry is for.
      return false
    }
  }

  return {
    wake,
    resend: (eventId) => {
      if (store.get('events', eventId) === undefined) return false
      store.transact(() => {
        for (const endpoint of endpoints.keys()) {
          const id = deliveryId(eventId, endpoint)
          clearTimeout(timers.get(id))
          timers.delete(id)
          store.put('deliveries', id, {
            event: eventId,
            endpoint,
            attempts: 0,
            nextAttemptAtMs: environment.now(),
            state: 'pending',
          })
        }
      })
      wake()
      return true
    },
    close: async () => {
      closing.abort()
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
      await Promise.all(inFlight.values())
    },
  }
}
