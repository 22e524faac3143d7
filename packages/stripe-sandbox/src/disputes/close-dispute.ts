import { bookDisputeReversal, bookDisputeWithdrawal } from '../balance-transactions/book.ts'
import type { Acting } from '../call.ts'
import { emit, emitChange } from '../events/emit.ts'
import type { Dispute } from '../state/rows.ts'
import { isOnlyInquiry, saveDispute } from './dispute.ts'

export type Verdict = 'won' | 'lost'

/** The bank decides. An inquiry ends without a winner: its money never left. */
export function closeDispute(acting: Acting, before: Dispute, verdict: Verdict): Dispute {
  if (isOnlyInquiry(before)) return close(acting, { ...before, status: 'warning_closed' })
  if (verdict === 'lost') return close(acting, { ...before, status: 'lost' })
  const reversal = bookDisputeReversal(acting, before)
  const won = close(acting, {
    ...before,
    balance_transactions: [...before.balance_transactions, reversal],
    is_charge_refundable: true,
    status: 'won',
  })
  emit(acting, 'charge.dispute.funds_reinstated', won)
  return won
}

/** Whoever does not answer in time has lost. */
export function expireDispute(acting: Acting, id: string): void {
  const dispute = acting.store.get('disputes', id)
  if (dispute === undefined || !needsResponse(dispute)) return
  const evidence_details = { ...dispute.evidence_details, past_due: true }
  closeDispute(acting, { ...dispute, evidence_details }, 'lost')
}

/** What the bank makes of evidence in the words of docs.stripe.com/testing#disputes. */
export function decideDispute(acting: Acting, id: string): void {
  const dispute = acting.store.get('disputes', id)
  if (dispute === undefined || !dispute.status.endsWith('under_review')) return
  switch (dispute.evidence.uncategorized_text) {
    case 'winning_evidence':
      closeDispute(acting, dispute, 'won')
      break
    case 'losing_evidence':
      closeDispute(acting, dispute, 'lost')
      break
    case 'escalate_inquiry_evidence':
      if (isOnlyInquiry(dispute)) escalate(acting, dispute)
      break
    default:
  }
}

export function needsResponse({ status }: Dispute): boolean {
  return status === 'needs_response' || status === 'warning_needs_response'
}

function close(acting: Acting, after: Dispute): Dispute {
  emit(acting, 'charge.dispute.closed', saveDispute(acting, after))
  return after
}

/** The answer did not satisfy: the inquiry becomes a chargeback. */
function escalate(acting: Acting, before: Dispute): void {
  const details = before.payment_method_details
  const after = saveDispute(acting, {
    ...before,
    balance_transactions: [bookDisputeWithdrawal(acting, before)],
    is_charge_refundable: false,
    ...(details?.card && {
      payment_method_details: { ...details, card: { ...details.card, case_type: 'chargeback' } },
    }),
    status: 'needs_response',
  })
  emitChange(acting, 'charge.dispute.updated', { before, after })
  emit(acting, 'charge.dispute.funds_withdrawn', after)
}
