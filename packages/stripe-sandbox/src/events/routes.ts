import type Stripe from 'stripe'
import { ok } from '../call.ts'
import type { Context } from '../call.ts'
import { resourceMissing } from '../errors.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { listFields, listPage } from '../list.ts'
import { flag, list, text } from '../parameters.ts'
import type { Fields } from '../parameters.ts'
import type { EventRow } from '../state/rows.ts'
import { deliveryId } from '../webhooks/delivery-id.ts'

/** The event with the number of endpoints that have yet to accept it. */
export function eventView(
  { store, endpointIds }: Context,
  { subject: _subject, atMs: _atMs, ...event }: EventRow,
): Stripe.EventBase {
  const waiting = endpointIds.filter(
    (endpoint) => store.get('deliveries', deliveryId(event.id, endpoint)) !== undefined,
  )
  return { ...event, pending_webhooks: waiting.length }
}

/** `payment_intent.*` stands for all of its kind. */
function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}

const eventListFields = {
  ...listFields,
  delivery_success: flag(),
  type: text(),
  types: list(text()),
} satisfies Fields

export const eventRoutes = [
  route('GET', '/v1/events', {
    fields: eventListFields,
    run: (call, input) => {
      const types = input.types ?? (input.type === undefined ? undefined : [input.type])
      const wanted = (event: EventRow): boolean =>
        (types === undefined || types.some((type) => matchesType(event.type, type))) &&
        (input.delivery_success === undefined ||
          (eventView(call, event).pending_webhooks === 0) === input.delivery_success)
      const view = (event: EventRow): object => eventView(call, event)
      return ok(listPage(call, { table: 'events', input, wanted, view }))
    },
  }),
  route('GET', '/v1/events/:id', {
    fields: expandFields,
    run: (call, input, id) => {
      const event = call.store.get('events', id)
      if (event === undefined) throw resourceMissing('event', id)
      return ok(expand(call, eventView(call, event), input.expand))
    },
  }),
]
