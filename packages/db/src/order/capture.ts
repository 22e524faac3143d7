import { run, type Sql } from '../sql.ts'

const ask = {
  name: 'ask-for-capture',
  text: `
    UPDATE orders SET capture_minor = coalesce($2, total_minor), updated_at = now()
    WHERE id = $1 RETURNING capture_minor AS "captureMinor"`,
}

/**
 * Asks for the money of an authorized order; a job takes it. What is not asked for is let go.
 *
 * @param amountMinor Null: all of it.
 * @returns what is taken, in minor units; undefined: there is no such order.
 * @throws an error of orders_capture_needs_an_authorization, orders_capture_is_asked_for_once or
 *   orders_capture_is_1_to_the_total, and nothing was written.
 */
export async function requestCapture(
  sql: Sql,
  orderId: string,
  amountMinor: number | null,
): Promise<number | undefined> {
  const [row] = await run<{ captureMinor: number }>(sql, ask, [orderId, amountMinor])
  return row?.captureMinor
}

const lapse = {
  name: 'store-capture-before',
  text: `
    UPDATE payments SET capture_before = $3, updated_at = now()
    WHERE order_id = $1 AND generation = $2 AND capture_before IS DISTINCT FROM $3`,
}

/** Until when the bank holds the money of a payment. */
export async function storeCaptureBefore(
  sql: Sql,
  payment: { orderId: string; generation: number },
  captureBefore: Date,
): Promise<void> {
  await run(sql, lapse, [payment.orderId, payment.generation, captureBefore])
}

const forgotten = {
  name: 'forgotten-captures',
  text: `
    SELECT id FROM orders
    WHERE status = 'authorized' AND capture_minor IS NOT NULL AND updated_at < now() - '1 minute'::interval
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs job WHERE job.key = 'capture:' || orders.id)
    ORDER BY updated_at LIMIT 1000`,
}

/** Authorized orders whose capture was asked for, and for which there is no job any more. */
export async function forgottenCaptures(sql: Sql): Promise<string[]> {
  return (await run<{ id: string }>(sql, forgotten, [])).map(({ id }) => id)
}
