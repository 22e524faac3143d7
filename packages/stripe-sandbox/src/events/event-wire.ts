import type Stripe from 'stripe'
import type { EventRow } from '../state/rows.ts'

/** An event without what the sandbox keeps with it. */
export function eventWire({ subject: _subject, atMs: _atMs, ...wire }: EventRow): Stripe.EventBase {
  return wire
}
