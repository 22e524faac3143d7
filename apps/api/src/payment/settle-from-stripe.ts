import { findOpenOrder, isOpen, livePayment } from '@paydesk/db'
import type { Deps } from '../deps.ts'
import { settle } from './settle.ts'

/**
 * Asks Stripe how the order's payment stands and applies the answer: what a lost webhook would
 * have said.
 */
export async function settleFromStripe(deps: Deps, orderId: string): Promise<'settled' | 'open'> {
  const order = await findOpenOrder(deps.db.pool, orderId)
  if (!order || !(isOpen(order.status) || order.status === 'processing')) return 'settled'
  const payment = await livePayment(deps.db.pool, orderId)
  if (!payment?.stripePaymentIntentId) return 'open'
  const intent = await deps.stripe.paymentIntents.retrieve(payment.stripePaymentIntentId)
  await settle(deps, intent)
  return intent.status === 'succeeded' || intent.status === 'canceled' ? 'settled' : 'open'
}
