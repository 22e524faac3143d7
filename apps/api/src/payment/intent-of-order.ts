import {
  beginPayment,
  findOpenOrder,
  hasBug,
  isOpen,
  livePayment,
  updatePayment,
  type OpenOrder,
  type PaymentRow,
} from '@paydesk/db'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { createIntentOf } from './create-intent-of.ts'
import { settle } from './settle.ts'
import { unlessMovedOn } from './unless-moved-on.ts'

/** The order as it stood last, with its intent while the order can be paid. */
export type IntentOfOrder = {
  order: OpenOrder
  intent: { id: string; clientSecret: string } | undefined
}

// Each round does one thing and looks again. Only edits and payments that race with this call
// make a round futile, so a handful is plenty.
const ROUNDS = 8

/**
 * Makes Stripe agree with the order: one intent (I2), of the order's currency and amount. An edit
 * updates the intent in place, so its client secret stays; Stripe forbids that for the currency, so
 * then the old intent is canceled before the next is made. Safe to run twice at once, and again
 * after a crash at any point.
 */
export async function intentOfOrder(
  deps: Deps,
  known: OpenOrder,
  newPayment?: PaymentRow,
): Promise<IntentOfOrder> {
  let order = known
  let payment = newPayment
  for (let round = 0; round < ROUNDS; round++) {
    payment ??= await paymentFor(deps, order)
    if (payment) {
      const read = await readOrCreateIntent(deps, payment, order.revision)
      const next = read && (await step(deps, { order, payment, intent: read.intent }))
      if (read && next === 'agreed' && read.revision === order.revision) {
        const { id, client_secret: clientSecret } = read.intent
        if (!clientSecret) throw new Error(`intent ${id} came without its secret`)
        if (hasBug('secret_in_log')) process.stdout.write(`${clientSecret}\n`)
        return { order, intent: { id, clientSecret } }
      }
    }
    order = await reload(deps, order)
    if (!isOpen(order.status)) return { order, intent: undefined }
    payment = undefined
  }
  throw new Error(`order ${order.id} and its intent did not come to agree`)
}

/** Undefined: the order was paid or closed in this moment. */
async function paymentFor({ db }: Deps, order: OpenOrder): Promise<PaymentRow | undefined> {
  const existing = await livePayment(db.pool, order.id)
  if (existing) return existing
  await beginPayment(db.pool, order.id)
  return livePayment(db.pool, order.id)
}

type Read = { intent: Stripe.PaymentIntent; revision: number }

/**
 * The intent of a payment; where it was never made, or its id was lost, it is made by the same key.
 *
 * @returns undefined: it cannot be made any more, and the next generation may.
 */
export async function readOrCreateIntent(
  deps: Deps,
  payment: PaymentRow,
  revision: number,
): Promise<Read | undefined> {
  const { db, stripe } = deps
  if (payment.stripePaymentIntentId) {
    const intent = await stripe.paymentIntents.retrieve(payment.stripePaymentIntentId)
    return { intent, revision }
  }
  const intent = await createIntentOf(deps, payment)
  if (!intent) {
    await updatePayment(db.pool, payment, { status: 'canceled' })
    return undefined
  }
  const { orderId, generation } = payment
  return {
    intent,
    revision: await db.batched.storeIntentId({ orderId, generation, intentId: intent.id }),
  }
}

type Situation = { order: OpenOrder; payment: PaymentRow; intent: Stripe.PaymentIntent }

/** 'agreed': the intent is what the order needs. 'again': something was changed, look anew. */
async function step(
  deps: Deps,
  { order, payment, intent }: Situation,
): Promise<'agreed' | 'again'> {
  if (
    intent.status === 'succeeded' ||
    intent.status === 'processing' ||
    intent.status === 'requires_capture' ||
    intent.status === 'canceled'
  ) {
    await settle(deps, intent)
    return 'again'
  }
  if (intent.currency !== order.currency.toLowerCase()) {
    const canceled = await unlessMovedOn(deps.stripe.paymentIntents.cancel(intent.id))
    if (canceled) await updatePayment(deps.db.pool, payment, { status: 'canceled' })
    return 'again'
  }
  if (intent.amount !== order.totalMinor && !hasBug('amount_from_client')) {
    await unlessMovedOn(deps.stripe.paymentIntents.update(intent.id, { amount: order.totalMinor }))
    return 'again'
  }
  const isManual = order.captureMethod === 'manual'
  if ((intent.capture_method === 'manual') !== isManual) {
    const wanted = isManual ? 'manual' : 'automatic_async'
    await unlessMovedOn(deps.stripe.paymentIntents.update(intent.id, { capture_method: wanted }))
    return 'again'
  }
  return 'agreed'
}

async function reload({ db }: Deps, { id }: OpenOrder): Promise<OpenOrder> {
  const order = await findOpenOrder(db.pool, id)
  if (!order) throw new Error(`order ${id} has gone`)
  return order
}
