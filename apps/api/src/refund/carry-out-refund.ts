import { findRefund } from '@paydesk/db'
import Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { refuseRefund, settleRefund } from './settle-refund.ts'

const STRIPES_REASONS = new Set(['duplicate', 'fraudulent', 'requested_by_customer'])

/**
 * The job refund: asks Stripe for what a row of "refunds" asks for. The row's id is the key, so a second
 * run finds the first one's refund.
 */
export async function carryOutRefund(deps: Deps, id: string): Promise<void> {
  const row = await findRefund(deps.db.pool, id)
  if (row?.status !== 'requested' || row.stripePaymentIntentId === null) return
  const { stripePaymentIntentId, amountMinor, reason, orderId } = row
  try {
    const refund = await deps.stripe.refunds.create(
      {
        payment_intent: stripePaymentIntentId,
        amount: amountMinor,
        metadata: { paydesk_refund_id: id, paydesk_order_id: orderId },
        ...(isStripes(reason) && { reason }),
      },
      { idempotencyKey: `paydesk:refund:${id}` },
    )
    await settleRefund(deps, refund)
  } catch (error) {
    // Stripe has said no, and will say it again: a person must look. Anything else is tried again.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
    deps.log.error({ err: error, refund: id }, 'Stripe refuses a refund')
    await refuseRefund(deps, row, error.code ?? 'refused')
  }
}

function isStripes(reason: string): reason is Stripe.RefundCreateParams.Reason {
  return STRIPES_REASONS.has(reason)
}
