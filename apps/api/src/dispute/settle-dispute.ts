import {
  addJob,
  closeEvent,
  inTransaction,
  lockOpenOrder,
  paymentOfIntentId,
  storeDispute,
  type Author,
  type EventOutcome,
  type OpenOrder,
} from '@paydesk/db'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'

/**
 * Enters what Stripe says of a dispute beside its order, in one transaction with the end of the event that
 * told of it. Staff are told by the log, and by mail where an address of theirs is set: they answer it at
 * Stripe, in time.
 */
export async function settleDispute(
  deps: Pick<Deps, 'db' | 'log'>,
  dispute: Stripe.Dispute,
  author: Author,
): Promise<EventOutcome> {
  const intentId = idOf(dispute.payment_intent)
  const event = author.stripeEventId
  let order: OpenOrder | undefined
  const outcome = await inTransaction(deps.db.pool, async (sql) => {
    const payment = intentId === null ? undefined : await paymentOfIntentId(sql, intentId)
    order = payment && (await lockOpenOrder(sql, payment.orderId))
    const effect = order ? await enter(order) : 'foreign'
    if (event) await closeEvent(sql, event, effect)
    return effect

    async function enter({ id: orderId, currency }: OpenOrder): Promise<EventOutcome> {
      const dueBy = dispute.evidence_details.due_by
      const isNews = await storeDispute(sql, {
        stripeDisputeId: dispute.id,
        orderId,
        amountMinor: dispute.amount,
        currency,
        reason: dispute.reason,
        status: dispute.status,
        evidenceDueBy: dueBy === null ? null : new Date(dueBy * 1_000),
        createdAt: new Date(dispute.created * 1_000),
      })
      if (!isNews) return 'stale'
      const key = `dispute_notice:${orderId}`
      await addJob(sql, { task: 'dispute_notice', payload: { id: orderId }, key, queue: 'mail' })
      return 'applied'
    }
  })
  if (outcome === 'applied') {
    const { id, status, reason } = dispute
    deps.log.error({ orderId: order?.id, dispute: id, status, reason }, 'a payment is disputed')
  }
  return outcome
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'object' ? (reference?.id ?? null) : reference
}
