import { run, type Sql } from '../sql.ts'

/** The last use went to somebody else, or the customer has had theirs. Undoes the order's write. */
export class RedemptionRefused extends Error {
  readonly reason: 'used_up' | 'used_by_customer'

  constructor(reason: RedemptionRefused['reason'], cause: unknown) {
    super(`the coupon is ${reason}`, { cause })
    this.name = 'RedemptionRefused'
    this.reason = reason
  }
}

const giveBack = {
  name: 'give-back-redemptions',
  text: `DELETE FROM redemptions WHERE order_id = $1 AND promotion_id IS DISTINCT FROM $2::uuid`,
}
const find = {
  name: 'find-redemption',
  text: 'SELECT 1 FROM redemptions WHERE order_id = $1 AND promotion_id = $2',
}
const take = {
  name: 'take-redemption',
  text: 'INSERT INTO redemptions (order_id, promotion_id, guest_id) VALUES ($1, $2, $3)',
}

export type Redeemer = { id: string; guestId: string; redeems: string | null }

/**
 * Lets the order hold a use of this limited promotion and of no other. Call it in the transaction
 * that holds the order's row.
 *
 * @throws RedemptionRefused
 */
export async function redeem(sql: Sql, { id, guestId, redeems }: Redeemer): Promise<void> {
  await run(sql, giveBack, [id, redeems])
  if (redeems === null) return
  if ((await run(sql, find, [id, redeems])).length > 0) return
  try {
    await run(sql, take, [id, redeems, guestId])
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? error.constraint : null
    if (constraint === 'promotions_redeemed_is_0_to_max_redemptions') {
      throw new RedemptionRefused('used_up', error)
    }
    if (constraint === 'redemptions_within_max_per_customer') {
      throw new RedemptionRefused('used_by_customer', error)
    }
    throw error
  }
}
