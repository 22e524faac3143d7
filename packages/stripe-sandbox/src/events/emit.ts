import type Stripe from 'stripe'
import type { Cause, Context } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { newId } from '../ids.ts'
import type { PaymentIntent } from '../state/rows.ts'
import { deliveryId } from '../webhooks/delivery-id.ts'

/** The version of the `stripe` package whose types the sandbox's objects are checked against. */
export const API_VERSION = '2026-10-28.endive' satisfies Stripe.LatestApiVersion

export type EventType = Extract<
  Stripe.Event.Type,
  | 'charge.failed'
  | 'charge.pending'
  | 'charge.succeeded'
  | 'payment_intent.amount_capturable_updated'
  | 'payment_intent.canceled'
  | 'payment_intent.created'
  | 'payment_intent.payment_failed'
  | 'payment_intent.processing'
  | 'payment_intent.requires_action'
  | 'payment_intent.succeeded'
>

/** Records what happened, with the object as it is now, and owes it to each webhook endpoint. */
export function emit(
  context: Context & { cause: Cause },
  type: EventType,
  object: PaymentIntent | Stripe.Charge,
): void {
  const { environment, store, endpointIds, cause } = context
  const id = newId(environment, 'evt_1')
  store.put('events', id, {
    id,
    object: 'event',
    api_version: API_VERSION,
    created: nowSeconds(environment),
    data: { object },
    livemode: false,
    pending_webhooks: endpointIds.length,
    request: {
      id: cause?.requestId ?? null,
      idempotency_key: cause?.idempotencyKey ?? null,
    },
    type,
  } satisfies Stripe.EventBase)
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
