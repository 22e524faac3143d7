import type { CurrencyCode } from '@paydesk/pricing'
import { run, type Sql } from '../sql.ts'

export type DisputeRow = {
  stripeDisputeId: string
  orderId: string
  amountMinor: number
  currency: CurrencyCode
  reason: string
  /** Stripe's word: needs_response, under_review, won, lost, … */
  status: string
  evidenceDueBy: Date | null
  createdAt: Date
}

const store = {
  name: 'store-dispute',
  text: `
    INSERT INTO disputes (stripe_dispute_id, order_id, amount_minor, currency, reason, status, evidence_due_by,
      created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (stripe_dispute_id) DO UPDATE SET
      amount_minor = EXCLUDED.amount_minor, reason = EXCLUDED.reason, status = EXCLUDED.status,
      evidence_due_by = EXCLUDED.evidence_due_by, updated_at = now()
    WHERE disputes.status <> EXCLUDED.status OR disputes.amount_minor <> EXCLUDED.amount_minor
    RETURNING stripe_dispute_id`,
}

/** @returns false when our book said so before. */
export async function storeDispute(sql: Sql, dispute: DisputeRow): Promise<boolean> {
  const rows = await run(sql, store, [
    dispute.stripeDisputeId,
    dispute.orderId,
    dispute.amountMinor,
    dispute.currency,
    dispute.reason,
    dispute.status,
    dispute.evidenceDueBy,
    dispute.createdAt,
  ])
  return rows.length === 1
}
