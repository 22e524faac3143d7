import type Stripe from 'stripe'
import { bookDisputeWithdrawal } from '../balance-transactions/book.ts'
import type { Acting } from '../call.ts'
import { bookedCharge } from '../charges/book-charge.ts'
import { saveCharge } from '../charges/charge.ts'
import { emit } from '../events/emit.ts'
import { schedule } from '../schedule/schedule.ts'
import type { Dispute } from '../state/rows.ts'
import { RESPONSE_SECONDS, newDispute, saveDispute } from './dispute.ts'
import type { Complaint } from './dispute.ts'

/** The customer complains to their bank, which takes the money back unless it only asks. */
export function openDispute(acting: Acting, found: Stripe.Charge, complaint: Complaint): Dispute {
  const charge = bookedCharge(acting, found)
  saveCharge(acting, { ...charge, disputed: true })
  const dispute = newDispute(acting, charge, complaint)
  const opened = complaint.isInquiry
    ? saveDispute(acting, dispute)
    : saveDispute(acting, {
        ...dispute,
        balance_transactions: [bookDisputeWithdrawal(acting, dispute)],
      })
  schedule(acting, {
    kind: 'expire_dispute',
    subject: opened.id,
    afterMs: RESPONSE_SECONDS * 1000,
  })
  emit(acting, 'charge.dispute.created', opened)
  if (!complaint.isInquiry) emit(acting, 'charge.dispute.funds_withdrawn', opened)
  return opened
}

/** Some test cards are disputed as soon as their money is taken. */
export function disputeAsMeant(acting: Acting, { id, payment_method }: Stripe.Charge): void {
  const method = acting.store.get('payment_methods', payment_method ?? '')
  const meant = method?.behaviour.dispute ?? 'none'
  if (meant === 'none') return
  const complain = (complaint: Partial<Complaint>): void => {
    const charge = acting.store.get('charges', id)
    if (charge === undefined) throw new Error(`${id} is gone`)
    const amount = charge.amount_captured
    openDispute(acting, charge, { amount, reason: 'fraudulent', isInquiry: false, ...complaint })
  }
  switch (meant) {
    case 'fraudulent':
      return complain({})
    case 'product_not_received':
      return complain({ reason: 'product_not_received' })
    case 'inquiry':
      return complain({ isInquiry: true })
    case 'twice': {
      const whole = acting.store.get('charges', id)?.amount_captured ?? 0
      const first = Math.ceil(whole / 2)
      complain({ amount: first })
      return complain({ amount: whole - first })
    }
  }
}
