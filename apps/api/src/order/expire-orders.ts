import {
  expiredOrders,
  expireOrder,
  findOpenOrder,
  hasBug,
  livePayment,
  updatePayment,
} from '@paydesk/db'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import { readOrCreateIntent } from '../payment/intent-of-order.ts'
import { settle } from '../payment/settle.ts'
import { unlessMovedOn } from '../payment/unless-moved-on.ts'

const MOST = 100
const PAUSE_MS = 5_000

/**
 * Lets the orders expire that nobody has paid in their time: first at Stripe, so that no money can come
 * late, then here, which gives back what they held. A payment that was made in this very moment wins.
 * Safe to run in several processes at once.
 *
 * @returns how many orders it looked at.
 */
export async function expireOrders(deps: Deps): Promise<number> {
  const ids = await expiredOrders(deps.db.pool, MOST)
  for (const id of ids) {
    try {
      await expire(deps, id)
    } catch (err) {
      // Stripe is away, or the row was busy: the next round comes by again.
      deps.log.warn({ err, orderId: id }, 'an expired order could not be closed')
    }
  }
  return ids.length
}

async function expire(deps: Deps, id: string): Promise<void> {
  const order = await findOpenOrder(deps.db.pool, id)
  const payment = await livePayment(deps.db.pool, id)
  if (order && payment) {
    // A draft's intent may exist without our knowing: asked for again by its key, it shows itself.
    if (hasBug('expire_here_only')) {
      await updatePayment(deps.db.pool, payment, { status: 'canceled' })
      await expireOrder(deps.db.pool, id)
      return
    }
    const read = await readOrCreateIntent(deps, payment, order.revision)
    if (read) await abandon(deps, read.intent.id)
  }
  await expireOrder(deps.db.pool, id)
}

async function abandon(deps: Deps, intentId: string): Promise<void> {
  const { paymentIntents } = deps.stripe
  await unlessMovedOn(paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' }))
  await settle(deps, await paymentIntents.retrieve(intentId), { actor: 'clock' })
}

/** Looks every few seconds until the signal ends it. */
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
