import type { Dose } from '../faults/dose.ts'
import type { Store } from '../state/store.ts'

/** What can go wrong on an event's way to an endpoint. */
export const WEBHOOK_FAULTS = [
  /** Sent `delay_ms` later, which may be days. */
  'delay',
  /** Sent once more for each of `copies`. */
  'duplicate',
  /** Held back until there are `count`, then sent in another `order`. */
  'reorder',
  /** Never sent, and taken for delivered. */
  'drop',
  /** Somebody else sends an altered one, signed with another secret, first or (`alone`) instead. */
  'forge',
  /** An event that was accepted before comes again: its very bytes, and signed anew. */
  'replay',
  /** Its first attempt is signed as if it had been on its way for ten minutes. */
  'stale',
] as const

export type WebhookFault = (typeof WEBHOOK_FAULTS)[number]

export type WebhookFaultRule = Dose & {
  id: string
  object: 'sandbox.webhook_fault'
  created: number
  fault: WebhookFault
  /** An event's type; `payment_intent.*` stands for all of its kind, `*` for all. */
  type: string
  /** Only on the way to this endpoint. */
  endpoint: string | null
  delay_ms: number
  copies: number
  count: number
  order: 'reverse' | 'shuffle'
  alone: boolean
  /** Places in the queue of what is held back. */
  held: string[]
}

/** `payment_intent.*` stands for all of its kind. */
export function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}

/** Asked for each event, and nearly always the same: rules are made in a transaction of their own. */
const known = new WeakMap<Store, { version: number; some: boolean }>()

export function hasWebhookFaults(store: Store): boolean {
  const version = store.version('webhook_faults')
  const last = known.get(store)
  if (last?.version === version) return last.some
  const [first] = store.walk('webhook_faults')
  const some = first !== undefined
  known.set(store, { version, some })
  return some
}
