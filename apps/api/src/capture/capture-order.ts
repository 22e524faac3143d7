import { findOpenOrder, livePayment } from '@paydesk/db'
import Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { isKept } from '../payment/create-intent-of.ts'
import { settle } from '../payment/settle.ts'

/**
 * The job capture: takes what staff asked for of an authorized order's money. Stripe captures an intent
 * once, so whoever repeats this finds it done.
 */
export async function captureOrder(deps: Deps, orderId: string, attempt: number): Promise<void> {
  const order = await findOpenOrder(deps.db.pool, orderId)
  if (order?.status !== 'authorized' || order.captureMinor === null) return
  const payment = await livePayment(deps.db.pool, orderId)
  const id = payment?.stripePaymentIntentId
  if (id === null || id === undefined)
    throw new Error(`order ${orderId} is authorized without intent`)
  const known = await deps.stripe.paymentIntents.retrieve(id)
  if (known.status === 'requires_capture') {
    await captureAtStripe(deps, known, { amountMinor: order.captureMinor, attempt })
  }
  // Captured just now or before, or lapsed meanwhile: the order follows what Stripe says.
  await settle(deps, await deps.stripe.paymentIntents.retrieve(id), { actor: 'staff' })
}

async function captureAtStripe(
  { stripe, log }: Pick<Deps, 'stripe' | 'log'>,
  { id, amount }: Stripe.PaymentIntent,
  { amountMinor, attempt }: { amountMinor: number; attempt: number },
): Promise<void> {
  try {
    await stripe.paymentIntents.capture(
      id,
      // Amount of a partial capture; the rest goes back to the card by itself.
      amountMinor === amount ? {} : { amount_to_capture: amountMinor },
      // Stripe keeps a 500 with its key: each run has its own, and looks first whether it is done.
      { idempotencyKey: `paydesk:capture:${id}:${attempt}` },
    )
  } catch (error) {
    const isOver =
      error instanceof Stripe.errors.StripeInvalidRequestError &&
      error.code === 'payment_intent_unexpected_state'
    if (isOver) return
    if (isKept(error)) log.warn({ err: error, intent: id }, 'Stripe failed to capture an intent')
    throw error
  }
}
