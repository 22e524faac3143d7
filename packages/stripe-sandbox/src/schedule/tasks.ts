import type { Acting } from '../call.ts'
import { bookedCharge } from '../charges/book-charge.ts'
import { settleInTime } from '../payment-intents/charge-intent.ts'
import { decideDispute, expireDispute } from '../disputes/close-dispute.ts'
import { expireAuthorization } from '../payment-intents/cancel-intent.ts'
import { numberRefund, settleRefundInTime } from '../refunds/settle-refund.ts'
import type { TaskKind } from './task-kinds.ts'

/**
 * What each kind of task does to its subject, inside a transaction. The subject may have moved on
 * since: then there is nothing to do.
 */
export const TASKS: Record<TaskKind, (acting: Acting, subject: string) => void> = {
  book_charge: (acting, id) => {
    const charge = acting.store.get('charges', id)
    if (charge !== undefined) bookedCharge(acting, charge)
  },
  decide_dispute: decideDispute,
  expire_authorization: expireAuthorization,
  expire_dispute: expireDispute,
  number_refund: numberRefund,
  settle_payment_intent: settleInTime,
  settle_refund: settleRefundInTime,
}
