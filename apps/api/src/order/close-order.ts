import { findOpenOrder, livePayment } from '@paydesk/db'
import type { Deps } from '../deps.ts'
import { readOrCreateIntent } from '../payment/intent-of-order.ts'
import { settle } from '../payment/settle.ts'
import { unlessMovedOn } from '../payment/unless-moved-on.ts'

/**
 * The job close_order: sees to it that an order which was closed here cannot be paid at Stripe any more.
 * Money that was faster is settled, and goes back. Safe to run twice.
 */
export async function closeOrder(deps: Deps, orderId: string): Promise<void> {
  const order = await findOpenOrder(deps.db.pool, orderId)
  if (order?.status !== 'canceled' && order?.status !== 'expired') return
  const payment = await livePayment(deps.db.pool, orderId)
  if (!payment) return
  const read = await readOrCreateIntent(deps, payment, order.revision)
  if (!read) return
  const { id } = read.intent
  await unlessMovedOn(deps.stripe.paymentIntents.cancel(id))
  await settle(deps, await deps.stripe.paymentIntents.retrieve(id))
}
