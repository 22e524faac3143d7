import { livePayment, unsettledOrders } from '@paydesk/db'
import { settle } from '../payment/settle.ts'
import type { Pass } from './pass.ts'

const QUIET_SECONDS = 10 * 60
const MOST = 200

/**
 * Asks Stripe for the orders that wait too long: a delayed payment was begun longer ago than the list of
 * payments goes back.
 */
export async function settleWaitingOrders({ deps, found }: Pass): Promise<void> {
  const { db, stripe } = deps
  const waiting = await unsettledOrders(db.pool, { quietSeconds: QUIET_SECONDS, most: MOST })
  for (const orderId of waiting) {
    const payment = await livePayment(db.pool, orderId)
    if (!payment?.stripePaymentIntentId) continue
    const intent = await stripe.paymentIntents.retrieve(payment.stripePaymentIntentId)
    if (intent.status === payment.status) continue
    const detail = `Stripe says ${intent.status}, we said ${payment.status}.`
    await found({ kind: 'payment_not_settled', orderId, stripeId: intent.id, detail }, () =>
      settle(deps, intent, { actor: 'reconciliation' }),
    )
  }
}
