import type { Database } from '../connect.ts'
import { redeem } from '../promotion/redeem.ts'
import { inTransaction } from '../sql.ts'
import { placeOrders, type NewOrder } from './place-orders.ts'
import { asStockGone } from './stock-gone.ts'

/**
 * Writes a new order, which holds its stock from now on. One that takes a limited coupon goes alone, in a transaction of its own: it
 * queues for the coupon's row, and its neighbours must not queue with it.
 *
 * @returns false: an order of this id exists already, and nothing was written.
 * @throws RedemptionRefused or StockGone, and nothing was written.
 */
export async function placeOrder(
  { pool, batched }: Pick<Database, 'pool' | 'batched'>,
  order: NewOrder,
): Promise<boolean> {
  try {
    if (order.redeems === null) return await batched.placeOrder(order)
    return await inTransaction(pool, async (sql) => {
      const [isWritten = false] = await placeOrders(sql, [order])
      if (isWritten) await redeem(sql, order)
      return isWritten
    })
  } catch (error) {
    throw asStockGone(error)
  }
}
