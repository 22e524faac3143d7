import {
  closeEvent,
  inTransaction,
  lockOpenOrder,
  moveOrder,
  paymentOf,
  recordEvent,
  takeStockOf,
  updatePayment,
  type EventOutcome,
  type Sql,
  type WebhookEventRow,
} from '@paydesk/db'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { intentOwner, type IntentOwner } from './intent-owner.ts'
import { transition, type Transition } from './transition.ts'

/**
 * Applies what Stripe says of an intent to its payment and order, in one transaction with the
 * record of the event that told of it: each event counts once (I5), and it counts wholly or not.
 *
 * @param event The event, when a webhook told of the change; none when we asked Stripe.
 * @returns 'duplicate' for an event that was applied before.
 */
export async function settle(
  deps: Pick<Deps, 'db' | 'orderEvents' | 'log'>,
  intent: Stripe.PaymentIntent,
  event?: WebhookEventRow,
): Promise<EventOutcome | 'duplicate'> {
  const owner = intentOwner(intent)
  const outcome = await inTransaction(deps.db.pool, async (sql) => {
    if (event && !(await recordEvent(sql, event))) return 'duplicate' as const
    const effect = owner ? await apply(sql, owner, intent) : 'foreign'
    if (event) await closeEvent(sql, event.id, effect)
    return effect
  })
  if (owner && outcome === 'applied') deps.orderEvents.changed(owner.orderId)
  deps.log.info({ intent: intent.id, status: intent.status, event: event?.id, outcome }, 'settle')
  return outcome
}

async function apply(
  sql: Sql,
  { orderId, generation }: IntentOwner,
  intent: Stripe.PaymentIntent,
): Promise<EventOutcome> {
  const order = await lockOpenOrder(sql, orderId)
  const payment = order && (await paymentOf(sql, orderId, generation))
  // Its metadata names an order of ours that we do not have: another shop's, or a restored database.
  if (!payment) return 'foreign'
  // The payment's own intent is another one: somebody copied our metadata.
  if (payment.stripePaymentIntentId && payment.stripePaymentIntentId !== intent.id) return 'foreign'
  const change = transition(order, payment, intent)
  if (!change) return 'stale'
  // The answer that carried the id may have been lost: the event brings it.
  await updatePayment(sql, payment, { ...change.payment, stripePaymentIntentId: intent.id })
  await moveTo(sql, orderId, change.order)
  return 'applied'
}

async function moveTo(sql: Sql, orderId: string, to: Transition['order']): Promise<void> {
  if (!to) return
  if (to !== 'sell') return moveOrder(sql, orderId, to)
  const sold = await takeStockOf(sql, orderId)
  await moveOrder(
    sql,
    orderId,
    sold ? { status: 'paid' } : { status: 'held', heldReason: 'out_of_stock' },
  )
}
