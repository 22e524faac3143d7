import type Stripe from 'stripe'
import type { Acting } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { newId } from '../ids.ts'
import type { EventRow } from '../state/rows.ts'
import { oweToEndpoints } from '../webhooks/owe.ts'
import { subjectOf } from './subject.ts'
import { previousAttributes } from './previous-attributes.ts'

/** The version of the `stripe` package whose types the sandbox's objects are checked against. */
export const API_VERSION = '2026-10-28.endive' satisfies Stripe.LatestApiVersion

/** All that can happen in the sandbox. */
export const EVENT_TYPES = [
  'charge.captured',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'charge.expired',
  'charge.failed',
  'charge.pending',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  'customer.created',
  'customer.deleted',
  'customer.updated',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.succeeded',
  'payment_method.attached',
  'payment_method.automatically_updated',
  'payment_method.detached',
  'payment_method.updated',
  'refund.created',
  'refund.failed',
  'refund.updated',
  'setup_intent.canceled',
  'setup_intent.created',
  'setup_intent.requires_action',
  'setup_intent.setup_failed',
  'setup_intent.succeeded',
] as const satisfies readonly Stripe.Event.Type[]

export type EventType = (typeof EVENT_TYPES)[number]

/** What an event of this type is about, by Stripe's own types. */
type ObjectOf<T extends EventType> = Extract<Stripe.Event, { type: T }>['data']['object']

/** Records what happened, with the object as it is now, and owes it to each webhook endpoint. */
export function emit<T extends EventType>(acting: Acting, type: T, object: ObjectOf<T>): void {
  record(acting, type, { object })
}

/** The same for a change, whose event tells what was before. Nothing changed: nothing happened. */
export function emitChange<T extends EventType>(
  acting: Acting,
  type: T,
  { before, after }: { before: ObjectOf<T>; after: ObjectOf<T> },
): void {
  const previous_attributes = previousAttributes(before, after)
  if (Object.keys(previous_attributes).length === 0) return
  record(acting, type, { object: after, previous_attributes })
}

function record(acting: Acting, type: EventType, data: Stripe.Event.Data): void {
  const { environment, store, cause } = acting
  const event: EventRow = {
    id: newId(environment, 'evt_1'),
    object: 'event',
    api_version: API_VERSION,
    created: nowSeconds(environment),
    data,
    livemode: false,
    // Counted anew whenever it is shown.
    pending_webhooks: 0,
    request: {
      id: cause?.requestId ?? null,
      idempotency_key: cause?.idempotencyKey ?? null,
    },
    type,
    subject: subjectOf(data.object),
    atMs: environment.now(),
  }
  store.put('events', event.id, event)
  oweToEndpoints(acting, event)
}
