import type Stripe from 'stripe'
import { bookPayment } from '../balance-transactions/book.ts'
import type { Acting, Context } from '../call.ts'
import { emitChange } from '../events/emit.ts'
import { schedule } from '../schedule/schedule.ts'
import { saveCharge } from './charge.ts'
import { AUTHORIZATION_SECONDS } from './payment-method-details.ts'

/** How long after an asynchronous capture its balance transaction comes. */
const BOOKING_MS = 1_000

/** Puts a captured charge's money into the balance. */
export function bookCharge(context: Context, charge: Stripe.Charge): Stripe.Charge {
  const paymentMethod = context.store.get('payment_methods', charge.payment_method ?? '')
  const transaction = bookPayment(context, charge, {
    amount: charge.amount_captured,
    isAvailableAtOnce: paymentMethod?.behaviour.isAvailableAtOnce ?? false,
  })
  return saveCharge(context, { ...charge, balance_transaction: transaction })
}

/** `automatic_async`: the customer need not wait for it. */
export function bookChargeLater(context: Context, { id }: Stripe.Charge): void {
  schedule(context, { kind: 'book_charge', subject: id, afterMs: BOOKING_MS })
}

/** The charge with its balance transaction; one that had yet to come is told of. */
export function bookedCharge(acting: Acting, charge: Stripe.Charge): Stripe.Charge {
  if (charge.balance_transaction !== null || !charge.captured || !charge.paid) return charge
  const after = bookCharge(acting, charge)
  emitChange(acting, 'charge.updated', { before: charge, after })
  return after
}

/** Nobody has for ever to capture what is held. */
export function expireLater(context: Context, { id }: Stripe.Charge): void {
  schedule(context, {
    kind: 'expire_authorization',
    subject: id,
    afterMs: AUTHORIZATION_SECONDS * 1000,
  })
}
