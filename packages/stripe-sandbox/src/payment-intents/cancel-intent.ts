import type Stripe from 'stripe'
import type { Acting } from '../call.ts'
import { saveCharge } from '../charges/charge.ts'
import { nowSeconds } from '../environment.ts'
import { emit, emitChange } from '../events/emit.ts'
import { releaseHold } from '../refunds/release.ts'
import type { PaymentIntent } from '../state/rows.ts'
import { heldCharge } from './capture-intent.ts'
import { save } from './charge-intent.ts'

/** Ends an intent for good, and lets go of money that is held for it. */
export function cancelIntent(
  acting: Acting,
  intent: PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): PaymentIntent {
  if (intent.status === 'requires_capture') {
    const before = heldCharge(acting, intent)
    const refund = releaseHold(acting, before, { amount: before.amount, reason: null })
    emit(acting, 'refund.created', refund)
    emitChange(acting, 'charge.refunded', { before, after: released(acting, before) })
  }
  return canceled(acting, intent, reason)
}

/** When nobody captures in time, the issuer takes its promise back. */
export function expireAuthorization(acting: Acting, chargeId: string): void {
  const charge = acting.store.get('charges', chargeId)
  const intentId = charge?.payment_intent
  if (charge === undefined || typeof intentId !== 'string') return
  const intent = acting.store.get('payment_intents', intentId)
  if (intent?.status !== 'requires_capture' || intent.latest_charge !== chargeId) return
  releaseHold(acting, charge, { amount: charge.amount, reason: 'expired_uncaptured_charge' })
  emit(acting, 'charge.expired', released(acting, charge))
  canceled(acting, intent, 'automatic')
}

function released(acting: Acting, charge: Stripe.Charge): Stripe.Charge {
  return saveCharge(acting, { ...charge, amount_refunded: charge.amount, refunded: true })
}

function canceled(
  acting: Acting,
  intent: PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): PaymentIntent {
  const ended = save(acting, {
    ...intent,
    amount_capturable: 0,
    canceled_at: nowSeconds(acting.environment),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  })
  emit(acting, 'payment_intent.canceled', ended)
  return ended
}
