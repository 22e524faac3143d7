import type Stripe from 'stripe'
import type { Acting } from '../call.ts'
import type { Refund } from '../state/rows.ts'
import { newRefund, saveRefund } from './refund.ts'

/** Lets go of money that was held and not taken: Stripe shows it as a refund that moved nothing. */
export function releaseHold(
  acting: Acting,
  charge: Stripe.Charge,
  { amount, reason }: { amount: number; reason: 'expired_uncaptured_charge' | null },
): Refund {
  const hold = { ...charge, captured: false }
  return saveRefund(
    acting,
    newRefund(acting, hold, { amount, status: 'succeeded', reason, metadata: {} }),
  )
}
