import type { Context } from '../call.ts'
import { eventWire } from '../events/event-wire.ts'
import type { Attempt } from './attempts.ts'

export type Sealed = Pick<Attempt, 'event' | 'kind' | 'pendingWebhooks' | 'replayOf'>

/**
 * What an attempt sends. It follows from the event, which never changes: so attempts need not keep
 * it, though an event may have many.
 */
export function payloadOf(context: Context, sealed: Sealed): string {
  const { store } = context
  const overheard = store.get('delivery_attempts', sealed.replayOf ?? '')
  if (overheard !== undefined) return payloadOf(context, overheard)
  const event = store.get('events', sealed.event)
  if (event === undefined) return ''
  const wire = { ...eventWire(event), pending_webhooks: sealed.pendingWebhooks }
  const body = JSON.stringify(wire, null, 2)
  return sealed.kind === 'forged' ? body.replace(/"amount": \d+/u, '"amount": 1') : body
}
