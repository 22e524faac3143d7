import { run, type Sql } from '../sql.ts'

/** A difference between Stripe's books and ours. */
export type Finding = {
  kind:
    | 'event_lost'
    | 'payment_not_settled'
    | 'payment_without_order'
    | 'order_without_payment'
    | 'amount_differs'
    | 'closed_order_payable'
    | 'refund_not_settled'
    | 'event_poisoned'
  orderId: string | null
  stripeId: string | null
  /** A sentence for a person. */
  detail: string
  /** False: a person must look. */
  mended: boolean
}

const record = {
  name: 'record-finding',
  text: `
    INSERT INTO reconciliation_findings (kind, order_id, stripe_id, detail, mended) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (kind, order_id, stripe_id) WHERE NOT mended AND closed_at IS NULL
    DO UPDATE SET last_seen_at = now(), detail = EXCLUDED.detail
    RETURNING xmax = 0 AS "isNew"`,
}

/** @returns false: it is known already, and waits for somebody. */
export async function recordFinding(sql: Sql, finding: Finding): Promise<boolean> {
  const { kind, orderId, stripeId, detail, mended } = finding
  const [row] = await run<{ isNew: boolean }>(sql, record, [
    kind,
    orderId,
    stripeId,
    detail,
    mended,
  ])
  return row?.isNew ?? false
}
