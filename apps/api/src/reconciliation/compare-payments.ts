import { bookedPayments, ordersPaidSince, type BookedPayment } from '@paydesk/db'
import { formatMoney, type CurrencyCode } from '@paydesk/pricing'
import Stripe from 'stripe'
import { closeOrder } from '../order/close-order.ts'
import { intentOwner } from '../payment/intent-owner.ts'
import { settle } from '../payment/settle.ts'
import type { Pass } from './pass.ts'

const PAGE = 100
const MONEY = new Set<Stripe.PaymentIntent.Status>(['succeeded', 'processing', 'requires_capture'])

/** Each payment that was begun since then, in Stripe's book and in ours; then our paid orders in Stripe's. */
export async function comparePayments(pass: Pass, since: Date): Promise<void> {
  const { stripe } = pass.deps
  const seen = new Set<string>()
  let after: string | undefined
  for (;;) {
    const page = await stripe.paymentIntents.list({
      created: { gte: Math.floor(since.getTime() / 1000) },
      limit: PAGE,
      ...(after !== undefined && { starting_after: after }),
    })
    await comparePage(pass, page.data)
    for (const { id } of page.data) seen.add(id)
    after = page.data.at(-1)?.id
    if (!page.has_more || after === undefined) break
  }
  await lookForUnpaid(pass, since, seen)
}

async function comparePage(pass: Pass, intents: readonly Stripe.PaymentIntent[]): Promise<void> {
  const ours = intents.flatMap((intent) => {
    const owner = intentOwner(intent)
    return owner ? [{ intent, owner }] : []
  })
  const rows = await bookedPayments(
    pass.deps.db.pool,
    ours.map(({ owner }) => owner),
  )
  const byKey = new Map(rows.map((row) => [`${row.orderId}:${row.generation}`, row]))
  for (const { intent, owner } of ours) {
    const row = byKey.get(`${owner.orderId}:${owner.generation}`)
    // A payment that has another intent: somebody copied our metadata.
    const isOurs = !row?.stripePaymentIntentId || row.stripePaymentIntentId === intent.id
    if (row && isOurs) await comparePayment(pass, row, intent)
    else if (MONEY.has(intent.status)) {
      const { orderId } = owner
      const detail = `${moneyOf(intent)} came for an order that is not in our books.`
      await pass.found({ kind: 'payment_without_order', orderId, stripeId: intent.id, detail })
    }
  }
}

async function comparePayment(
  { deps, found }: Pass,
  row: BookedPayment,
  intent: Stripe.PaymentIntent,
): Promise<void> {
  const about = { orderId: row.orderId, stripeId: intent.id }
  const isClosedHere = row.orderStatus === 'expired' || row.orderStatus === 'canceled'
  const isOver = intent.status === 'succeeded' || intent.status === 'canceled'
  if (isClosedHere && !isOver) {
    const detail = `The order is ${row.orderStatus}, and could still be paid.`
    await found({ kind: 'closed_order_payable', ...about, detail }, () =>
      closeOrder(deps, row.orderId),
    )
    return
  }
  const isNews = isOver || intent.status === 'processing' || intent.status === 'requires_capture'
  if (isNews && row.status !== intent.status) {
    const detail = `Stripe says ${intent.status}, we said ${row.status}.`
    await found({ kind: 'payment_not_settled', ...about, detail }, () =>
      settle(deps, intent, { actor: 'reconciliation' }),
    )
    return
  }
  const isSold = row.orderStatus === 'paid' || row.orderStatus === 'partially_refunded'
  if (isSold && intent.status === 'succeeded' && !isWhole(row, intent)) {
    const detail = `${moneyOf(intent)} came for an order of ${format(row.totalMinor, row.currency)}.`
    await found({ kind: 'amount_differs', ...about, detail })
  }
}

function isWhole(row: BookedPayment, intent: Stripe.PaymentIntent): boolean {
  const isOfOrder = intent.currency === row.currency.toLowerCase()
  return isOfOrder && intent.amount_received === (row.captureMinor ?? row.totalMinor)
}

/** Orders that we take for paid, of which Stripe's list said nothing. */
async function lookForUnpaid(
  { deps, found }: Pass,
  since: Date,
  seen: ReadonlySet<string>,
): Promise<void> {
  for (const row of await ordersPaidSince(deps.db.pool, since)) {
    const { orderId, orderStatus, stripePaymentIntentId: stripeId } = row
    if (stripeId !== null && seen.has(stripeId)) continue
    const status = stripeId === null ? undefined : await statusAtStripe(deps, stripeId)
    if (status === 'succeeded') continue
    const detail = `The order is ${orderStatus}, and Stripe ${status ? `says ${status}` : 'has no payment for it'}.`
    await found({ kind: 'order_without_payment', orderId, stripeId, detail })
  }
}

async function statusAtStripe({ stripe }: Pass['deps'], intentId: string) {
  try {
    return (await stripe.paymentIntents.retrieve(intentId)).status
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return undefined
    throw error
  }
}

function moneyOf(intent: Stripe.PaymentIntent): string {
  const currency = intent.currency.toUpperCase()
  return `${intent.amount_received || intent.amount} ${currency} (in minor units)`
}

function format(minor: number, currency: CurrencyCode): string {
  return formatMoney(minor, currency)
}
