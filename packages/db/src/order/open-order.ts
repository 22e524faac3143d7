import type { CurrencyCode, Quote } from '@paydesk/pricing'
import type { CaptureMethod, OrderStatus } from '../generated/prisma/enums.ts'
import { run, type Sql } from '../sql.ts'

/** An order as the payment flow needs it. */
export type OpenOrder = {
  id: string
  guestId: string
  status: OrderStatus
  revision: number
  currency: CurrencyCode
  totalMinor: number
  captureMethod: CaptureMethod
  /** What staff take of the authorized money. Null: nobody asked. */
  captureMinor: number | null
}

const columns = `id, guest_id AS "guestId", status, revision, currency, total_minor AS "totalMinor",
  capture_method AS "captureMethod", capture_minor AS "captureMinor"`
const find = { name: 'find-open-order', text: `SELECT ${columns} FROM orders WHERE id = $1` }
const lock = { name: 'lock-open-order', text: `${find.text} FOR UPDATE` }

export async function findOpenOrder(sql: Sql, id: string): Promise<OpenOrder | undefined> {
  const [order] = await run<OpenOrder>(sql, find, [id])
  return order
}

/** Holds the order's row to the end of the transaction: all that changes an order queues here. */
export async function lockOpenOrder(sql: Sql, id: string): Promise<OpenOrder | undefined> {
  const [order] = await run<OpenOrder>(sql, lock, [id])
  return order
}

const quoteOf = { name: 'quote-of-order', text: 'SELECT quote FROM orders WHERE id = $1' }

/** The quote that the order was last written with. */
export async function quoteOfOrder(sql: Sql, id: string): Promise<Quote> {
  const [order] = await run<{ quote: Quote }>(sql, quoteOf, [id])
  if (!order) throw new Error(`no order ${id}`)
  return order.quote
}
