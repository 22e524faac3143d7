import {
  closeEvent,
  EVENT_ATTEMPTS,
  failEvent,
  hasBug,
  waitingEvent,
  type Author,
  type WebhookEventRow,
} from '@paydesk/db'
import type { Deps } from '../deps.ts'
import { settleDispute } from '../dispute/settle-dispute.ts'
import { settleRefund } from '../refund/settle-refund.ts'
import { settle } from './settle.ts'

/**
 * The job webhook_event: works on a stored event. It is a hint to look: late or out of order, it tells of
 * an old state, so Stripe is asked for today's.
 *
 * @throws what went wrong, so that the queue tries again later; the last time the event goes aside.
 */
export async function applyEvent(deps: Deps, id: string, attempt: number): Promise<void> {
  const event = await waitingEvent(deps.db.pool, id)
  if (!event) return
  try {
    if (hasBug('done_before_effect')) await closeEvent(deps.db.pool, id, 'applied')
    await apply(deps, event, { actor: 'stripe', reason: event.type, stripeEventId: id })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const isLast = attempt >= EVENT_ATTEMPTS
    await failEvent(deps.db.pool, { id, why, isLast })
    if (!isLast) throw error
    deps.log.error({ err: error, event: id }, 'an event could not be applied, and went aside')
  }
}

async function apply(deps: Deps, event: WebhookEventRow, author: Author): Promise<void> {
  const { type, paymentIntentId, objectId } = event
  if (type.startsWith('payment_intent.') && type !== 'payment_intent.created' && paymentIntentId) {
    await settle(deps, await deps.stripe.paymentIntents.retrieve(paymentIntentId), author)
    return
  }
  // The events of a charge tell of refunds, too, but not which: each refund has its own.
  if (type.startsWith('refund.') && objectId) {
    await settleRefund(deps, await deps.stripe.refunds.retrieve(objectId), author)
    return
  }
  if (type.startsWith('charge.dispute.') && objectId) {
    await settleDispute(deps, await deps.stripe.disputes.retrieve(objectId), author)
    return
  }
  await closeEvent(deps.db.pool, event.id, 'ignored')
}
