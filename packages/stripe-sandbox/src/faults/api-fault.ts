import type { Dose } from './dose.ts'

/** What can go wrong with an API request. */
export const API_FAULTS = [
  /** 429 before anything was done; Stripe's clients do not repeat it by themselves. */
  'rate_limit',
  /** 429 because another request has the object; Stripe's clients repeat it. */
  'lock_timeout',
  /** 500 instead of the effect, remembered for the idempotency key. */
  'error_before',
  /** 500 after the effect, remembered for the idempotency key. */
  'error_after',
  /** The connection ends without an answer, and nothing was done. */
  'close_before',
  /** The connection ends without an answer, though everything was done. */
  'close_after',
  /** Done at once, answered after `delay_ms`. */
  'slow',
  /** Done and answered after `delay_ms`; until then the idempotency key is in use. */
  'slow_before',
] as const

export type ApiFault = (typeof API_FAULTS)[number]

export type ApiFaultRule = Dose & {
  id: string
  object: 'sandbox.fault'
  created: number
  fault: ApiFault
  /** `POST /v1/payment_intents/:id/confirm`; `*` stands for any method, and at the end for any path. */
  route: string
  /** Only requests with this key. */
  idempotency_key: string | null
  delay_ms: number
}

export function fitsRoute(rule: string, method: string, path: string): boolean {
  const [wantedMethod = '', wantedPath = '*'] = rule === '*' ? ['*', '*'] : rule.split(' ')
  if (wantedMethod !== '*' && wantedMethod !== method) return false
  if (wantedPath.endsWith('*')) return path.startsWith(wantedPath.slice(0, -1))
  const pattern = wantedPath.split('/')
  const segments = path.split('/')
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => part.startsWith(':') || part === segments[index])
  )
}
