import {
  canTakeStockAgain,
  hasBug,
  closeEvent,
  inTransaction,
  lockOpenOrder,
  moveOrder,
  paymentOf,
  requestRefund,
  updatePayment,
  type Author,
  type EventOutcome,
  type OpenOrder,
  type PaymentRow,
  type Sql,
} from '@paydesk/db'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { intentOwner, type IntentOwner } from './intent-owner.ts'
import { transition, type Transition } from './transition.ts'

/**
 * Applies what Stripe says of an intent to its payment and order, in one transaction with the
 * end of the event that told of it: each event counts once (I5), and it counts wholly or not.
 *
 * @param author Who asked Stripe, and the event that told of the change, if one did.
 * @returns 'duplicate' for an event that was applied before.
 */
export async function settle(
  deps: Pick<Deps, 'db' | 'log'>,
  intent: Stripe.PaymentIntent,
  author: Author = { actor: 'stripe' },
): Promise<EventOutcome | 'duplicate'> {
  const owner = intentOwner(intent)
  const event = author.stripeEventId
  const outcome = await inTransaction(deps.db.pool, async (sql) => {
    const effect = owner ? await apply(sql, { owner, intent, author }) : 'foreign'
    // Its twin has applied it: nothing of ours is written, since 'stale' is all that it left to find.
    const isFirst = !event || (await closeEvent(sql, event, effect))
    if (!isFirst && !hasBug('effect_twice')) return 'duplicate' as const
    return effect
  })
  deps.log.info({ intent: intent.id, status: intent.status, event, outcome }, 'settle')
  return outcome
}

type Told = { owner: IntentOwner; intent: Stripe.PaymentIntent; author: Author }

async function apply(sql: Sql, { owner, intent, author }: Told): Promise<EventOutcome> {
  const { orderId, generation } = owner
  const order = await lockOpenOrder(sql, orderId)
  const payment = order && (await paymentOf(sql, orderId, generation))
  // Its metadata names an order of ours that we do not have: another shop's, or a restored database.
  if (!payment) return 'foreign'
  // The payment's own intent is another one: somebody copied our metadata.
  if (payment.stripePaymentIntentId && payment.stripePaymentIntentId !== intent.id) return 'foreign'
  const known = hasBug('effect_twice') ? { ...payment, status: 'processing' as const } : payment
  const change = transition(order, known, intent)
  if (!change) return 'stale'
  // The answer that carried the id may have been lost: the event brings it.
  await updatePayment(sql, payment, { ...change.payment, stripePaymentIntentId: intent.id })
  const receivedMinor = change.payment.receivedMinor ?? 0
  await moveTo(sql, { order, payment: { ...payment, receivedMinor }, change, author })
  return 'applied'
}

type Move = { order: OpenOrder; payment: PaymentRow; change: Transition; author: Author }

async function moveTo(sql: Sql, { order, payment, change, author }: Move): Promise<void> {
  const { order: to, refund } = change
  if (to === 'sell') {
    // An open order holds its stock. An expired one gave it back: the money is late, and takes it again
    // or goes back by itself (I6).
    const isThere = order.status !== 'expired' || (await canTakeStockAgain(sql, order.id))
    if (isThere) return moveOrder(sql, order.id, { to: { status: 'paid' }, author })
    await moveOrder(sql, order.id, { to: { status: 'held', heldReason: 'sold_out' }, author })
    await sendBack(sql, payment, 'sold_out')
    return
  }
  if (to) await moveOrder(sql, order.id, { to, author })
  if (refund) await sendBack(sql, payment, refund)
}

async function sendBack(sql: Sql, payment: PaymentRow, reason: string): Promise<void> {
  const { orderId, generation, receivedMinor: amountMinor } = payment
  await requestRefund(sql, { orderId, generation, amountMinor, reason })
}
