import type Stripe from 'stripe'
import type { Acting } from '../call.ts'
import { bookCharge } from '../charges/book-charge.ts'
import { disputeAsMeant } from '../disputes/open-dispute.ts'
import { emit } from '../events/emit.ts'
import { releaseHold } from '../refunds/release.ts'
import type { PaymentIntent } from '../state/rows.ts'
import { save } from './charge-intent.ts'
import { captureTooLarge } from './errors.ts'

/** Takes what was held, or a part of it; the rest goes back to the customer. */
export function captureIntent(
  acting: Acting,
  intent: PaymentIntent,
  wanted: number | undefined,
): PaymentIntent {
  const amount = wanted ?? intent.amount_capturable
  if (amount > intent.amount_capturable) throw captureTooLarge()
  const charge = heldCharge(acting, intent)
  const rest = charge.amount - amount
  if (rest > 0) releaseHold(acting, charge, { amount: rest, reason: null })
  const captured = bookCharge(acting, {
    ...charge,
    amount_captured: amount,
    amount_refunded: rest,
    captured: true,
  })
  emit(acting, 'charge.captured', captured)
  const succeeded = save(acting, {
    ...intent,
    amount_capturable: 0,
    amount_received: amount,
    status: 'succeeded',
  })
  emit(acting, 'payment_intent.succeeded', succeeded)
  disputeAsMeant(acting, captured)
  return succeeded
}

/** The charge whose money is held for an intent that requires capture. */
export function heldCharge({ store }: Acting, intent: PaymentIntent): Stripe.Charge {
  const charge = store.get('charges', intent.latest_charge ?? '')
  if (charge === undefined) throw new Error(`${intent.id} requires capture without a charge`)
  return charge
}
