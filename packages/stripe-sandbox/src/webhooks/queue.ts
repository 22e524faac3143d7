import type { Context } from '../call.ts'
import { sortableTime } from '../schedule/schedule.ts'
import type { Delivery } from '../state/rows.ts'
import { deliveryId } from './delivery-id.ts'

/** Only an `attempt` and a `stale` one count for the delivery; the others are faults. */
export type SendKind = 'attempt' | 'duplicate' | 'forged' | 'replayed' | 'stale'

/** An event that is to be sent to an endpoint once the account's clock gets there. */
export type Send = {
  /** Sorts as events happened: of what is due at the same time, the first is sent first. */
  id: string
  event: string
  endpoint: string
  kind: SendKind
  atMs: number
  /** The attempt whose very bytes are sent again. */
  replayOf: string | null
  /** What is sent one after the other once this attempt has ended, well or not. */
  followedBy: Send[]
}

export type Owed = { event: string; endpoint: string }

export function counts({ kind }: Pick<Send, 'kind'>): boolean {
  return kind === 'attempt' || kind === 'stale'
}

/** The way of an event to an endpoint, on which nothing is sent yet: taken for delivered so far. */
export function startDelivery(
  { store }: Context,
  { event, endpoint }: Owed,
  fault: Delivery['fault'],
): Delivery {
  const delivery: Delivery = {
    event,
    endpoint,
    owedTo: null,
    next: null,
    sends: 0,
    attempts: 0,
    state: 'dropped',
    fault,
  }
  store.put('deliveries', deliveryId(event, endpoint), delivery)
  return delivery
}

/**
 * One more send on an event's way to an endpoint, not in the queue yet. Its id follows from the
 * event and not from chance: a seed has to make the same ids however long the receivers take.
 */
export function planSend(
  context: Context,
  owed: Owed,
  { kind, ...rest }: Pick<Send, 'kind'> & Partial<Send>,
): Send {
  const { environment, store } = context
  const id = deliveryId(owed.event, owed.endpoint)
  const delivery = store.get('deliveries', id) ?? startDelivery(context, owed, null)
  const sends = delivery.sends + 1
  store.put('deliveries', id, { ...delivery, sends })
  const number = String(sends).padStart(4, '0')
  const atMs = environment.now()
  return { id: `${id}:${number}`, ...owed, kind, atMs, replayOf: null, followedBy: [], ...rest }
}

/** The delivery waits for the outcome of this send: those before it do not count any more. */
export function countOn(
  { store }: Context,
  { id, event, endpoint }: Send,
  changes: Partial<Pick<Delivery, 'attempts' | 'fault'>> = {},
): void {
  const key = deliveryId(event, endpoint)
  const delivery = store.get('deliveries', key)
  if (delivery === undefined) return
  const waiting = { ...delivery, ...changes, owedTo: endpoint, next: id, state: 'pending' as const }
  store.put('deliveries', key, waiting)
}

/** The queue goes by what is due first, then by what happened first. */
export function queueKey({ id, atMs }: Pick<Send, 'id' | 'atMs'>): string {
  return `${sortableTime(atMs)}:${id}`
}

export function enqueue({ store }: Context, planned: Send): void {
  store.put('sends', queueKey(planned), planned)
}

/** Sends the first of them now, and each of the others once the one before it has ended. */
export function enqueueInTurn(context: Context, [first, ...others]: Send[]): void {
  if (first === undefined) return
  const atMs = context.environment.now()
  enqueue(context, { ...first, atMs, followedBy: [...first.followedBy, ...others] })
}
