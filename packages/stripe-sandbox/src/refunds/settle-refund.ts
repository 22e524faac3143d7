import { bookRefundFailure } from '../balance-transactions/book.ts'
import type { Acting } from '../call.ts'
import { emit, emitChange } from '../events/emit.ts'
import { randomDigits } from '../ids.ts'
import type { Refund } from '../state/rows.ts'
import { withRefunded } from './create-refund.ts'
import { saveRefund } from './refund.ts'

/** The bank has paid a pending refund out, or has sent one back. */
export function settleRefund(acting: Acting, refund: Refund, outcome: 'succeed' | 'fail'): Refund {
  const { pending_reason: _over, ...settled } = refund
  if (outcome === 'succeed')
    return changeRefund(acting, refund, { ...settled, status: 'succeeded' })

  const charge = acting.store.get('charges', refund.charge)
  if (charge === undefined) throw new Error(`${refund.id} lacks its charge`)
  const failed = changeRefund(acting, refund, {
    ...settled,
    failure_balance_transaction: bookRefundFailure(acting, refund),
    failure_reason: 'expired_or_canceled_card',
    status: 'failed',
  })
  withRefunded(acting, charge, { refunded: charge.amount_refunded - refund.amount })
  emit(acting, 'refund.failed', failed)
  return failed
}

/** What a scheduled settlement comes to, if it is not settled yet. */
export function settleRefundInTime(acting: Acting, id: string): void {
  const refund = acting.store.get('refunds', id)
  if (refund === undefined || refund.status === 'failed') return
  const method = acting.store.get('payment_methods', refund.payment_method ?? '')
  const fails = method?.behaviour.refund === 'fails_later'
  if (fails) settleRefund(acting, refund, 'fail')
  else if (refund.status === 'pending') settleRefund(acting, refund, 'succeed')
}

/** The card network's number, by which the customer's bank can find the refund. */
export function numberRefund(acting: Acting, id: string): void {
  const refund = acting.store.get('refunds', id)
  if (refund?.status !== 'succeeded' || refund.destination_details?.card === undefined) return
  const card = {
    ...refund.destination_details.card,
    reference: randomDigits(acting.environment, 23),
    reference_status: 'available',
  }
  changeRefund(acting, refund, {
    ...refund,
    destination_details: { ...refund.destination_details, card },
  })
}

/** Stripe tells of a changed refund twice: by its newer and by its older name. */
export function changeRefund(acting: Acting, before: Refund, after: Refund): Refund {
  saveRefund(acting, after)
  emitChange(acting, 'refund.updated', { before, after })
  emitChange(acting, 'charge.refund.updated', { before, after })
  return after
}
