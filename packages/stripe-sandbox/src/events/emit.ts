import type Stripe from 'stripe'
import type { Acting } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { newId } from '../ids.ts'
import type {
  Customer,
  Dispute,
  EventRow,
  PaymentIntent,
  Refund,
  SetupIntent,
} from '../state/rows.ts'
import { deliveryId } from '../webhooks/delivery-id.ts'
import { subjectOf } from './subject.ts'
import { previousAttributes } from './previous-attributes.ts'

/** The version of the `stripe` package whose types the sandbox's objects are checked against. */
export const API_VERSION = '2026-10-28.endive' satisfies Stripe.LatestApiVersion

export type EventType = Extract<
  Stripe.Event.Type,
  | 'charge.captured'
  | 'charge.dispute.closed'
  | 'charge.dispute.created'
  | 'charge.dispute.funds_reinstated'
  | 'charge.dispute.funds_withdrawn'
  | 'charge.dispute.updated'
  | 'charge.expired'
  | 'charge.failed'
  | 'charge.pending'
  | 'charge.refund.updated'
  | 'charge.refunded'
  | 'charge.succeeded'
  | 'charge.updated'
  | 'customer.created'
  | 'customer.deleted'
  | 'customer.updated'
  | 'payment_intent.amount_capturable_updated'
  | 'payment_intent.canceled'
  | 'payment_intent.created'
  | 'payment_intent.payment_failed'
  | 'payment_intent.processing'
  | 'payment_intent.requires_action'
  | 'payment_intent.succeeded'
  | 'payment_method.attached'
  | 'payment_method.automatically_updated'
  | 'payment_method.detached'
  | 'payment_method.updated'
  | 'refund.created'
  | 'refund.failed'
  | 'refund.updated'
  | 'setup_intent.canceled'
  | 'setup_intent.created'
  | 'setup_intent.requires_action'
  | 'setup_intent.setup_failed'
  | 'setup_intent.succeeded'
>

type EventObject =
  | Customer
  | PaymentIntent
  | SetupIntent
  | Stripe.Charge
  | Dispute
  | Refund
  | Stripe.PaymentMethod

/** Records what happened, with the object as it is now, and owes it to each webhook endpoint. */
export function emit(acting: Acting, type: EventType, object: EventObject): void {
  record(acting, type, { object })
}

/** The same for a change, whose event tells what was before. Nothing changed: nothing happened. */
export function emitChange<T extends EventObject>(
  acting: Acting,
  type: EventType,
  { before, after }: { before: T; after: T },
): void {
  const previous_attributes = previousAttributes(before, after)
  if (Object.keys(previous_attributes).length === 0) return
  record(acting, type, { object: after, previous_attributes })
}

function record(acting: Acting, type: EventType, data: Stripe.Event.Data): void {
  const { environment, store, endpointIds, cause } = acting
  const id = newId(environment, 'evt_1')
  store.put('events', id, {
    id,
    object: 'event',
    api_version: API_VERSION,
    created: nowSeconds(environment),
    data,
    livemode: false,
    pending_webhooks: endpointIds.length,
    request: {
      id: cause?.requestId ?? null,
      idempotency_key: cause?.idempotencyKey ?? null,
    },
    type,
    subject: subjectOf(data.object),
    atMs: environment.now(),
  } satisfies EventRow)
  for (const endpoint of endpointIds) {
    store.put('deliveries', deliveryId(id, endpoint), {
      event: id,
      endpoint,
      attempts: 0,
      nextAttemptAtMs: environment.now(),
      state: 'pending',
    })
  }
}
