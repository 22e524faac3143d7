import { findRefund, nextAttemptOfRefund, type RefundRow } from '@paydesk/db'
import Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { isKept } from '../payment/create-intent-of.ts'
import { refuseRefund, settleRefund } from './settle-refund.ts'

const STRIPES_REASONS = new Set(['duplicate', 'fraudulent', 'requested_by_customer'])

/**
 * The job refund: asks Stripe for what a row of "refunds" asks for. The row's id and attempt are the key,
 * so a second run finds the first one's refund.
 */
export async function carryOutRefund(deps: Deps, id: string): Promise<void> {
  const row = await findRefund(deps.db.pool, id)
  if (row?.status !== 'requested' || row.stripePaymentIntentId === null) return
  const { stripePaymentIntentId, amountMinor, reason, orderId, attempt } = row
  try {
    const refund = await deps.stripe.refunds.create(
      {
        payment_intent: stripePaymentIntentId,
        amount: amountMinor,
        metadata: { paydesk_refund_id: id, paydesk_order_id: orderId },
        ...(isStripes(reason) && { reason }),
      },
      { idempotencyKey: `paydesk:refund:${id}:${attempt}` },
    )
    await settleRefund(deps, refund)
  } catch (error) {
    if (isKept(error)) {
      await afterKeptFailure(deps, row)
      throw error
    }
    // Stripe has said no, and will say it again: a person must look. Anything else is tried again.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
    deps.log.error({ err: error, refund: id }, 'Stripe refuses a refund')
    await refuseRefund(deps, row, error.code ?? 'refused')
  }
}

/**
 * Stripe gives a 500 again for its key, though the refund may have been made. If it was, it is settled; if
 * not, the next run asks under another key.
 */
async function afterKeptFailure(deps: Deps, { id, attempt, ...row }: RefundRow): Promise<void> {
  const made = await deps.stripe.refunds.list({
    payment_intent: row.stripePaymentIntentId ?? '',
    limit: 100,
  })
  const found = made.data.find(({ metadata }) => metadata?.['paydesk_refund_id'] === id)
  if (found) await settleRefund(deps, found)
  else await nextAttemptOfRefund(deps.db.pool, { id, attempt })
}

function isStripes(reason: string): reason is Stripe.RefundCreateParams.Reason {
  return STRIPES_REASONS.has(reason)
}
