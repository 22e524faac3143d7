import { run, type Sql } from '../sql.ts'

export type CouponUse = { isUsedUp: boolean; isUsedByCustomer: boolean }

// What the order itself has taken already does not count against it.
const statement = {
  name: 'coupon-use',
  text: `
    SELECT held.id IS NULL AND redeemed >= max_redemptions IS TRUE AS "isUsedUp",
      held.id IS NULL AND (
        SELECT count(*) FROM redemptions
        WHERE promotion_id = promotion.id AND guest_id = $2::uuid) >= max_per_customer IS TRUE AS "isUsedByCustomer"
    FROM promotions promotion
    LEFT JOIN LATERAL (
      SELECT promotion_id AS id FROM redemptions
      WHERE order_id = $3::uuid AND promotion_id = promotion.id) held ON true
    WHERE promotion.id = $1`,
}

export type CouponUser = { promotionId: string; guestId: string | null; orderId: string | null }

/** Whether a limited coupon can still be had, as it looks now; only taking it is sure. */
export async function couponUse(
  sql: Sql,
  { promotionId, guestId, orderId }: CouponUser,
): Promise<CouponUse> {
  const [use] = await run<CouponUse>(sql, statement, [promotionId, guestId, orderId])
  return use ?? { isUsedUp: true, isUsedByCustomer: false }
}
