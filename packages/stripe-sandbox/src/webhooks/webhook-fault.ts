import type { Dose } from '../faults/dose.ts'

/** What can go wrong on an event's way to an endpoint. */
export const WEBHOOK_FAULTS = [
  /** Sent `delay_ms` later, which may be days. */
  'delay',
  /** Sent once more for each of `copies`. */
  'duplicate',
  /** Of each `count` events the first comes last: each is sent the later, the earlier it happened. */
  'reorder',
  /** Never sent, and taken for delivered. */
  'drop',
  /** Somebody else sends an altered one, signed with a secret that is not the endpoint's. */
  'forge',
  /** Somebody who has overheard the event before sends it again, with its old signature. */
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
}

/** `payment_intent.*` stands for all of its kind. */
export function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}
