import type { WebhookEventRow } from '@paydesk/db'
import type Stripe from 'stripe'

/** What is kept of an event: nothing else of its payload, which may hold a client secret (I3). */
export function eventRow(event: Stripe.Event): WebhookEventRow {
  return { id: event.id, type: event.type, created: event.created, ...subjectOf(event) }
}

/** Whom the event is about. */
function subjectOf({ data }: Stripe.Event): Pick<WebhookEventRow, 'paymentIntentId' | 'objectId'> {
  const { object } = data
  const none = { paymentIntentId: null, objectId: null }
  switch (object.object) {
    case 'payment_intent':
      return { ...none, paymentIntentId: object.id }
    case 'charge':
    case 'refund':
    case 'dispute':
      return { paymentIntentId: idOf(object.payment_intent), objectId: object.id }
    default:
      return none
  }
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'object' ? (reference?.id ?? null) : reference
}
