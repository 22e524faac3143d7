import {
  adoptRefund,
  balanceOfOrder,
  closeEvent,
  findRefund,
  inTransaction,
  lockOpenOrder,
  moveOrder,
  paymentOfIntentId,
  refundByStripeId,
  storeRefund,
  type Author,
  type EventOutcome,
  type OpenOrder,
  type PaymentOfIntent,
  type Sql,
  type ToldRefund,
} from '@paydesk/db'
import type Stripe from 'stripe'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

/**
 * Applies what Stripe says of a refund: to its row, which it gets now if it was made in Stripe's
 * dashboard, and to its order, in one transaction with the end of the event that told of it (I5).
 */
export async function settleRefund(
  deps: Pick<Deps, 'db' | 'log'>,
  refund: Stripe.Refund,
  author: Author = { actor: 'stripe' },
): Promise<EventOutcome> {
  const told = toldBy(refund)
  const event = author.stripeEventId
  const outcome = await inTransaction(deps.db.pool, async (sql) => {
    const effect = told ? await apply(sql, { refund, told }, author) : 'foreign'
    if (event) await closeEvent(sql, event, effect)
    return effect
  })
  deps.log.info({ refund: refund.id, status: refund.status, event, outcome }, 'settle refund')
  return outcome
}

type Told = { refund: Stripe.Refund; told: ToldRefund }

async function apply(sql: Sql, { refund, told }: Told, author: Author): Promise<EventOutcome> {
  const payment = await paymentOfIntentId(sql, told.stripePaymentIntentId)
  const order = payment && (await lockOpenOrder(sql, payment.orderId))
  if (!order) return 'foreign'
  const known =
    (await refundByStripeId(sql, told.stripeRefundId)) ??
    (told.id === undefined ? undefined : await findRefund(sql, told.id))
  if (known && known.orderId !== order.id) return 'foreign'
  if (!known && isRelease(refund, payment)) return 'ignored'
  if (!known) await adoptRefund(sql, payment, told)
  else if (!(await storeRefund(sql, known.id, told))) return 'stale'
  await followRefunds(sql, order, author)
  return 'applied'
}

/**
 * Stripe writes what it lets go of an authorization as a refund: no money had come, so none is booked and
 * none goes back.
 */
export function isRelease(
  { balance_transaction: booked }: Stripe.Refund,
  { captureMethod }: Pick<PaymentOfIntent, 'captureMethod'>,
): boolean {
  return captureMethod === 'manual' && booked === null
}

/** A refund that Stripe will not make. The order is as if it had never been asked for. */
export async function refuseRefund(
  deps: Pick<Deps, 'db'>,
  { id, orderId }: { id: string; orderId: string },
  failureReason: string,
): Promise<void> {
  await inTransaction(deps.db.pool, async (sql) => {
    const order = await lockOpenOrder(sql, orderId)
    await storeRefund(sql, id, { status: 'failed', stripeRefundId: null, failureReason })
    if (order) await followRefunds(sql, order, { actor: 'stripe', reason: failureReason })
  })
}

/** The order is paid, partially refunded or refunded by what is left of all that arrived for it. */
async function followRefunds(sql: Sql, order: OpenOrder, author: Author): Promise<void> {
  const { receivedMinor, refundedMinor } = await balanceOfOrder(sql, order.id)
  const keptMinor = receivedMinor - refundedMinor
  if (order.status === 'held') {
    // Its money has gone back: there is nothing left to look at.
    if (keptMinor <= 0) await moveOrder(sql, order.id, { to: { status: 'refunded' }, author })
    return
  }
  if (!REFUNDABLE.has(order.status)) return
  const soldMinor = order.captureMinor ?? order.totalMinor
  const status =
    keptMinor >= soldMinor ? 'paid' : keptMinor <= 0 ? 'refunded' : 'partially_refunded'
  await moveOrder(sql, order.id, { to: { status }, author })
}

const REFUNDABLE = new Set<OpenOrder['status']>(['paid', 'partially_refunded', 'refunded'])

const metadata = z.object({ paydesk_refund_id: z.guid().optional() })
const statuses = z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled'])

function toldBy(refund: Stripe.Refund): ToldRefund | undefined {
  const intent = refund.payment_intent
  const stripePaymentIntentId = typeof intent === 'string' ? intent : intent?.id
  if (!stripePaymentIntentId) return undefined
  const parsed = metadata.safeParse(refund.metadata ?? {})
  return {
    stripeRefundId: refund.id,
    id: parsed.success ? parsed.data.paydesk_refund_id : undefined,
    stripePaymentIntentId,
    amountMinor: refund.amount,
    status: statuses.parse(refund.status),
    failureReason: refund.failure_reason ?? null,
  }
}
