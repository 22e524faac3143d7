import { cancelExpiredOrder, expiredOrders, livePayment } from '@paydesk/db'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import { settle } from '../payment/settle.ts'
import { unlessMovedOn } from '../payment/unless-moved-on.ts'

const MOST = 100
const PAUSE_MS = 30_000

/**
 * Cancels the orders that nobody has paid in their time: first at Stripe, so that no money can come
 * late, then here, which gives back what they held. A payment that was made in this very moment wins.
 * Safe to run in several processes at once.
 *
 * @returns how many orders it looked at.
 */
export async function expireOrders(deps: Deps): Promise<number> {
  const ids = await expiredOrders(deps.db.pool, MOST)
  for (const id of ids) {
    try {
      await expireOrder(deps, id)
    } catch (err) {
      // Stripe is away, or the row was busy: the next round comes by again.
      deps.log.warn({ err, orderId: id }, 'an expired order could not be canceled')
    }
  }
  return ids.length
}

async function expireOrder(deps: Deps, id: string): Promise<void> {
  const payment = await livePayment(deps.db.pool, id)
  if (payment?.stripePaymentIntentId) {
    const intentId = payment.stripePaymentIntentId
    await unlessMovedOn(
      deps.stripe.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' }),
    )
    await settle(deps, await deps.stripe.paymentIntents.retrieve(intentId))
  }
  if (await cancelExpiredOrder(deps.db.pool, id)) deps.orderEvents.changed(id)
}

/** Looks every half minute until the signal ends it. */
export async function keepExpiringOrders(deps: Deps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await expireOrders(deps)
    } catch (err) {
      deps.log.warn({ err }, 'expired orders could not be read')
    }
    await sleep(PAUSE_MS, undefined, { signal, ref: false }).catch(() => {})
  }
}
