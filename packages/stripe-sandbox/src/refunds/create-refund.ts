import type Stripe from 'stripe'
import { bookRefund } from '../balance-transactions/book.ts'
import type { Acting } from '../call.ts'
import { bookedCharge } from '../charges/book-charge.ts'
import { saveCharge } from '../charges/charge.ts'
import { emit, emitChange } from '../events/emit.ts'
import { schedule } from '../schedule/schedule.ts'
import type { Refund } from '../state/rows.ts'
import { alreadyRefunded, chargedBack, refundTooLarge } from './errors.ts'
import { newRefund, saveRefund } from './refund.ts'

/** How long until a bank says what became of a refund. */
const BANK_MS = 10_000
/** How long until a card network has given a refund its number. */
const REFERENCE_MS = 5_000

type Wish = {
  amount: number | undefined
  reason: 'duplicate' | 'fraudulent' | 'requested_by_customer' | undefined
  metadata: Record<string, string>
}

/** Gives back money of a charge that succeeded. */
export function createRefund(
  acting: Acting,
  found: Stripe.Charge,
  { amount: wanted, reason, metadata }: Wish,
): Refund {
  if (isChargedBack(acting, found)) throw chargedBack(found.id)
  const left = found.amount - found.amount_refunded
  if (left === 0) throw alreadyRefunded(found.id)
  const amount = wanted ?? left
  if (amount > left) throw refundTooLarge(amount, left, found.currency)

  const charge = bookedCharge(acting, found)
  const behaviour = acting.store.get('payment_methods', charge.payment_method ?? '')?.behaviour
  const isPending = behaviour?.refund === 'later'
  const begun = newRefund(acting, charge, {
    amount,
    status: isPending ? 'pending' : 'succeeded',
    reason: reason ?? null,
    metadata,
  })
  const refund = saveRefund(acting, {
    ...begun,
    balance_transaction: bookRefund(acting, charge, begun),
  })
  const settles = isPending || behaviour?.refund === 'fails_later'
  if (settles) schedule(acting, { kind: 'settle_refund', subject: refund.id, afterMs: BANK_MS })
  else if (refund.destination_details?.card !== undefined) {
    schedule(acting, { kind: 'number_refund', subject: refund.id, afterMs: REFERENCE_MS })
  }
  emit(acting, 'refund.created', refund)
  emitChange(acting, 'charge.refunded', {
    before: charge,
    after: withRefunded(acting, charge, {
      refunded: charge.amount_refunded + amount,
      isFraud: reason === 'fraudulent',
    }),
  })
  return refund
}

/** The charge with this sum of all its refunds. */
export function withRefunded(
  acting: Acting,
  charge: Stripe.Charge,
  { refunded, isFraud = false }: { refunded: number; isFraud?: boolean },
): Stripe.Charge {
  return saveCharge(acting, {
    ...charge,
    amount_refunded: refunded,
    fraud_details: isFraud ? { user_report: 'fraudulent' } : charge.fraud_details,
    refunded: refunded === charge.amount,
  })
}

/** While the bank has the money there is nothing to give back; an inquiry leaves it here. */
function isChargedBack({ store }: Acting, { id }: Stripe.Charge): boolean {
  for (const [, dispute] of store.walk('disputes', { where: { field: 'charge', value: id } })) {
    if (!dispute.is_charge_refundable) return true
  }
  return false
}
