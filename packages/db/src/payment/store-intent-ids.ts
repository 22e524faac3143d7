import { run, type Sql } from '../sql.ts'
import type { PaymentRow } from './payments.ts'

/** Stripe's id for a payment that was begun without one. */
export type IntentOfPayment = Pick<PaymentRow, 'orderId' | 'generation'> & { intentId: string }

const statement = {
  name: 'store-intent-ids',
  text: `
    WITH item AS (
      SELECT * FROM unnest($1::uuid[], $2::smallint[], $3::text[]) AS item (order_id, generation, intent_id)
    ), offered AS (
      UPDATE orders SET status = 'awaiting_payment'
      FROM item
      WHERE orders.id = item.order_id AND orders.status = 'draft'
        AND set_config('paydesk.actor', 'customer', true) IS NOT NULL
    )
    UPDATE payments payment SET stripe_payment_intent_id = item.intent_id, updated_at = now()
    FROM item, orders
    WHERE payment.order_id = item.order_id AND payment.generation = item.generation
      AND orders.id = item.order_id
    RETURNING payment.order_id AS "orderId", payment.generation, orders.revision`,
}

type Stored = { orderId: string; generation: number; revision: number }

/**
 * Remembers Stripe's ids. A draft awaits its payment from now on.
 *
 * @param items Of different payments.
 * @returns for each the order's revision now: another tab may have edited it since.
 */
export async function storeIntentIds(
  sql: Sql,
  items: readonly IntentOfPayment[],
): Promise<number[]> {
  const rows = await run<Stored>(sql, statement, [
    items.map(({ orderId }) => orderId),
    items.map(({ generation }) => generation),
    items.map(({ intentId }) => intentId),
  ])
  const revisions = new Map(rows.map((row) => [paymentKey(row), row.revision]))
  return items.map((item) => {
    const revision = revisions.get(paymentKey(item))
    if (revision === undefined) throw new Error(`there is no payment ${paymentKey(item)}`)
    return revision
  })
}

export function paymentKey({ orderId, generation }: Pick<PaymentRow, 'orderId' | 'generation'>) {
  return `${orderId}:${generation}`
}
