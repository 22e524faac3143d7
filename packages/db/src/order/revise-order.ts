import { isDeepStrictEqual } from 'node:util'
import type { Pool } from 'pg'
import { inTransaction, run, type Sql } from '../sql.ts'
import { redeem } from '../promotion/redeem.ts'
import { isOpen } from './order-states.ts'
import { asStockGone } from './stock-gone.ts'
import { lineColumns } from './line-columns.ts'
import { lockOpenOrder, type OpenOrder } from './open-order.ts'
import type { NewOrder } from './place-orders.ts'

/**
 * Gives an existing order the cart of `edit`, when it is its guest's and still awaits payment.
 * An edit that changes nothing keeps the revision, so a second click writes nothing.
 *
 * @throws RedemptionRefused or StockGone, and the order stays as it was.
 * @returns the order as it stands now, whoever's it is: the caller checks guest and status.
 */
export async function reviseOrder(pool: Pool, edit: NewOrder): Promise<OpenOrder> {
  const revising = inTransaction(pool, async (sql) => {
    const order = await lockOpenOrder(sql, edit.id)
    if (!order) throw new Error(`no order ${edit.id} to revise`)
    if (order.guestId !== edit.guestId || !isOpen(order.status)) return order
    await run(sql, addressee, [edit.id, edit.email, edit.locale])
    if (await isSame(sql, edit)) return order
    // Products before promotions, as everywhere: who locks both never waits in a ring.
    await rewrite(sql, edit)
    await redeem(sql, edit)
    return {
      ...order,
      revision: order.revision + 1,
      currency: edit.quote.currency,
      totalMinor: edit.quote.totalMinor,
      captureMethod: edit.captureMethod,
    }
  })
  return revising.catch((error: unknown) => {
    throw asStockGone(error)
  })
}

// Whom the receipt goes to is no part of the price: it makes no revision.
const addressee = {
  name: 'revise-order-addressee',
  text: `
    UPDATE orders SET email = coalesce($2, email), locale = $3
    WHERE id = $1 AND (email, locale) IS DISTINCT FROM (coalesce($2, email), $3)`,
}
const newAmounts = {
  name: 'revise-order-amounts',
  text: `
    UPDATE orders SET revision = revision + 1, updated_at = now(), currency = $2, subtotal_minor = $3,
      discount_minor = $4, shipping_minor = $5, tax_minor = $6, tax_relief_minor = $7, total_minor = $8,
      quote = $9, destination = $10, expires_at = now() + make_interval(secs => $11),
      capture_method = $12::capture_method
    WHERE id = $1`,
}
const dropLines = { name: 'revise-order-drop', text: 'DELETE FROM order_lines WHERE order_id = $1' }
const newLines = {
  name: 'revise-order-lines',
  text: `
    INSERT INTO order_lines (order_id, position, product_id, name, unit_minor, quantity, subtotal_minor,
      discount_minor, tax_minor, tax_relief_minor, total_minor)
    SELECT $1::uuid, line.ordinality - 1, line.product_id, line.name, line.unit_minor, line.quantity,
      line.subtotal_minor, line.discount_minor, line.tax_minor, line.tax_relief_minor, line.total_minor
    FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[])
      WITH ORDINALITY AS line (product_id, name, unit_minor, quantity, subtotal_minor, discount_minor, tax_minor,
        tax_relief_minor, total_minor, ordinality)`,
}

async function rewrite(sql: Sql, edit: NewOrder): Promise<void> {
  const { id, quote, destination, holdSeconds, captureMethod } = edit
  await run(sql, newAmounts, [
    id,
    quote.currency,
    quote.subtotalMinor,
    quote.discountMinor,
    quote.shippingMinor,
    quote.taxMinor,
    quote.taxReliefMinor,
    quote.totalMinor,
    JSON.stringify(quote),
    destination && JSON.stringify(destination),
    holdSeconds,
    captureMethod,
  ])
  await run(sql, dropLines, [id])
  await run(sql, newLines, [id, ...lineColumns(quote.lines)])
}

const documentsOf = {
  name: 'documents-of-order',
  text: `
    SELECT quote, destination, capture_method AS "captureMethod" FROM orders WHERE id = $1`,
}

type Documents = Pick<NewOrder, 'quote' | 'destination' | 'captureMethod'>

async function isSame(sql: Sql, edit: NewOrder): Promise<boolean> {
  const { id, quote, destination, captureMethod } = edit
  const [known] = await run<Documents>(sql, documentsOf, [id])
  return isDeepStrictEqual(known, { quote, destination, captureMethod })
}
