import { run, type Sql } from '../sql.ts'

const statement = {
  name: 'reserved-by-order',
  text: `
    SELECT line.product_id AS "productId", line.quantity
    FROM order_lines line JOIN orders ON orders.id = line.order_id
    WHERE orders.id = $1 AND orders.guest_id = $2 AND orders.stock_state = 'reserved'`,
}

/** What the guest's own open order holds, by product: for its owner it is still to be had. */
export async function reservedByOrder(
  sql: Sql,
  { orderId, guestId }: { orderId: string; guestId: string },
): Promise<Map<string, number>> {
  const rows = await run<{ productId: string; quantity: number }>(sql, statement, [
    orderId,
    guestId,
  ])
  return new Map(rows.map(({ productId, quantity }) => [productId, quantity]))
}
