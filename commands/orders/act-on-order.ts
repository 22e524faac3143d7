import type { Database, Sql } from '@paydesk/db'
import { formatMoney, minorOfDecimal, type CurrencyCode } from '@paydesk/pricing'
import { Refusal } from '../terminal/refusal.ts'
import type { OrdersArguments } from './arguments.ts'
import { describeOrder } from './describe-order.ts'

/**
 * Does what staff ask for; the running shop's jobs carry it out at Stripe.
 *
 * @returns what to tell them.
 * @throws Refusal with the way out, and nothing was asked for.
 */
export async function actOnOrder(db: Database, asked: OrdersArguments): Promise<string> {
  try {
    return await act(db, asked)
  } catch (error) {
    // The database says why it refuses, in words made for people.
    if (isRefusedByRule(error)) throw new Refusal(error.message)
    throw error
  }
}

async function act(db: Database, asked: OrdersArguments): Promise<string> {
  // Imported late: it needs the generated Prisma client.
  const { findOpenOrder, inTransaction, moveOrder, requestCapture } = await import('@paydesk/db')
  const { orderId } = asked
  const order = await findOpenOrder(db.pool, orderId)
  if (!order) throw new Refusal(`There is no order ${orderId}.`)
  const { currency } = order
  switch (asked.act) {
    case 'show':
      return describeOrder(db, orderId)
    case 'capture': {
      const minor = asked.amount === undefined ? null : minorOf(asked.amount, currency)
      const taken = await requestCapture(db.pool, orderId, minor)
      const letGo = order.totalMinor - (taken ?? 0)
      const rest = letGo > 0 ? ` ${formatMoney(letGo, currency)} are let go.` : ''
      return `${formatMoney(taken ?? 0, currency)} are being captured.${rest}`
    }
    case 'cancel':
      await inTransaction(db.pool, (sql) =>
        moveOrder(sql, orderId, { to: { status: 'canceled' }, author: { actor: 'staff' } }),
      )
      return 'The order is canceled. What was set aside for it is let go.'
    case 'refund': {
      const amount = await refundAmount(db, { orderId, currency, amount: asked.amount })
      return `${formatMoney(amount, currency)} are on their way back.`
    }
    case 'refundLines': {
      const amount = await inTransaction(db.pool, (sql) => refundLines(sql, asked))
      return `${formatMoney(amount, currency)} are on their way back${asked.restock ? ', and the goods to the shelf' : ''}.`
    }
  }
}

function minorOf(amount: string, currency: CurrencyCode): number {
  const minor = minorOfDecimal(amount, currency)
  if (minor !== null && minor > 0) return minor
  throw new Refusal(`"${amount}" is no amount of ${currency}: write it like 12.50, with a point.`)
}

type AmountRefund = { orderId: string; currency: CurrencyCode; amount: string | undefined }

async function refundAmount(db: Database, { orderId, currency, amount }: AmountRefund) {
  const { inTransaction, lockRefundable, requestRefund } = await import('@paydesk/db')
  return inTransaction(db.pool, async (sql) => {
    const payment = await lockRefundable(sql, orderId)
    if (!payment) throw new Refusal(NOT_PAID)
    const amountMinor = amount === undefined ? payment.refundableMinor : minorOf(amount, currency)
    if (amountMinor === 0) throw new Refusal('All that was paid has gone back, or is on its way.')
    const { generation } = payment
    await requestRefund(sql, { orderId, generation, amountMinor, reason: 'requested_by_customer' })
    return amountMinor
  })
}

const NOT_PAID = 'Nothing was paid for this order: there is nothing to refund.'

type LinesAsked = Extract<OrdersArguments, { act: 'refundLines' }>

async function refundLines(sql: Sql, { orderId, lines, restock }: LinesAsked): Promise<number> {
  const { lockRefundable, refundableLines, requestLineRefund } = await import('@paydesk/db')
  const payment = await lockRefundable(sql, orderId)
  if (!payment) throw new Refusal(NOT_PAID)
  const known = await refundableLines(sql, orderId)
  const found = lines.map(({ sku, quantity }) => {
    const line = known.find((each) => each.sku === sku.toUpperCase())
    if (!line) {
      const skus = known.map((each) => each.sku).join(', ')
      throw new Refusal(`The order has no ${sku}. It has: ${skus}.`)
    }
    const left = line.quantity - line.refundedQuantity
    if (quantity > left) throw new Refusal(`Of ${line.sku}, at most ${left} more can go back.`)
    return { position: line.position, quantity, restock }
  })
  if (new Set(found.map(({ position }) => position)).size < found.length) {
    throw new Refusal('Name each SKU once, with all of its pieces.')
  }
  return requestLineRefund(sql, { orderId, generation: payment.generation, lines: found })
}

function isRefusedByRule(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === '23514'
}
