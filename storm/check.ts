import { ORDER_WAYS } from '@paydesk/db'
import type { Books, OurBook, StripesBook } from './books.ts'

/** An invariant that was broken, and where. The letters are those of docs/reliability.md. */
export type Violation = { invariant: keyof typeof INVARIANTS; what: string }

export const INVARIANTS = {
  S1: 'nobody is charged twice: of an order, at most one payment is kept',
  S2: 'no more goes back than came',
  S3: 'no intent of an order that is closed or paid can still be paid',
  B1: 'an order only goes ways of its table, and its history leads to where it stands',
  B2: 'stock is conserved: what was there is there or sold, and reserved is what open orders hold',
  B3: 'each event is worked on, and none went aside',
  B4: 'no work is left: no job, no asked-for refund, no order past its time',
  X1: 'an order is paid here exactly when its payment succeeded there, with its amount and currency',
  X2: 'each payment that succeeded belongs to one order of ours',
  X3: 'each event of Stripe came in, or was found by reconciliation',
  X4: 'refunds are the same on both sides',
  X5: 'money goes back by itself only when it came twice or too late',
  C1: 'who was told "paid" has paid, whatever was killed',
  P1: 'no process ends by itself, whatever ends around it',
  I3: 'no client secret is in any log or row',
} as const

const PAID = new Set(['paid', 'partially_refunded', 'refunded'])
const CLOSED = new Set(['expired', 'canceled'])
const OPEN = new Set(['draft', 'awaiting_payment', 'processing', 'authorized'])
const GONE = new Set(['failed', 'canceled'])

/** Every invariant, from both sides. Pure: it can be run again on a saved failure. */
export function check(books: Books): Violation[] {
  const violations: Violation[] = []
  const broken = (invariant: Violation['invariant'], what: string) =>
    void violations.push({ invariant, what })
  const { ours, stripes } = books
  checkMoney({ ours, stripes }, broken)
  checkOrders(ours, broken)
  checkStock(books, broken)
  checkWork({ ours, stripes }, broken)
  checkCauses({ ours, stripes }, broken)
  for (const { checkoutId } of books.told) {
    const status = ours.orders.find(({ id }) => id === checkoutId)?.status ?? 'gone'
    if (!PAID.has(status) && status !== 'held') broken('C1', `${checkoutId} is ${status}`)
  }
  if (books.died > 0) broken('P1', `${books.died} ended`)
  for (const leak of books.leaks) broken('I3', leak)
  return violations
}

type Broken = (invariant: Violation['invariant'], what: string) => void
type Both = { ours: OurBook; stripes: StripesBook }

function checkMoney({ ours, stripes }: Both, broken: Broken): void {
  const orders = new Map(ours.orders.map((order) => [order.id, order]))
  const payments = new Map(ours.payments.map((payment) => [payment.intentId, payment]))
  const refundedOf = sumBy(
    stripes.refunds.filter(({ status }) => !GONE.has(status)),
    'intentId',
  )
  const kept = new Map<string, number>()

  for (const intent of stripes.intents) {
    const order = orders.get(intent.orderId ?? '')
    const refunded = refundedOf.get(intent.id) ?? 0
    if (refunded > intent.receivedMinor)
      broken('S2', `${intent.id}: ${refunded} of ${intent.receivedMinor}`)
    if (intent.status === 'succeeded') {
      if (!order || payments.get(intent.id)?.orderId !== order.id) {
        broken('X2', `${intent.id} of order ${intent.orderId}`)
        continue
      }
      if (refunded < intent.receivedMinor) kept.set(order.id, (kept.get(order.id) ?? 0) + 1)
      const isMisfit = order.heldReason?.endsWith('_mismatch') ?? false
      if (isMisfit || !(PAID.has(order.status) || order.status === 'held')) {
        broken('X1', `${intent.id} succeeded, order ${order.id} is ${order.status}`)
      }
    } else if (order && !OPEN.has(order.status) && intent.status !== 'canceled') {
      broken('S3', `${intent.id} is ${intent.status}, order ${order.id} is ${order.status}`)
    }
  }
  for (const [id, count] of kept) if (count > 1) broken('S1', `order ${id} keeps ${count} payments`)

  const succeeded = new Map<string, StripesBook['intents'][number][]>()
  for (const intent of stripes.intents) {
    if (intent.status !== 'succeeded' || !intent.orderId) continue
    succeeded.set(intent.orderId, [...(succeeded.get(intent.orderId) ?? []), intent])
  }
  for (const { id, status, totalMinor, currency } of ours.orders) {
    if (status !== 'paid' && status !== 'partially_refunded') continue
    const fits = (succeeded.get(id) ?? []).some(
      (intent) => intent.receivedMinor === totalMinor && intent.currency === currency,
    )
    if (!fits)
      broken('X1', `order ${id} is ${status}, and no payment of ${totalMinor} ${currency} is there`)
  }

  const oursByStripeId = new Map(ours.refunds.map((refund) => [refund.stripeId, refund]))
  for (const refund of stripes.refunds) {
    const known = oursByStripeId.get(refund.id)
    if (known?.status !== refund.status || known.amountMinor !== refund.amountMinor) {
      broken('X4', `${refund.id} is ${refund.status} there, ${known?.status ?? 'unknown'} here`)
    }
  }
}

function checkOrders({ orders, history }: OurBook, broken: Broken): void {
  const stands = new Map<string, string>(orders.map(({ id }) => [id, 'draft']))
  const ways: Record<string, readonly string[]> = ORDER_WAYS
  for (const { orderId, was, becomes } of history) {
    if (stands.get(orderId) !== was)
      broken('B1', `${orderId} was ${stands.get(orderId)}, not ${was}`)
    if (!ways[was]?.includes(becomes)) broken('B1', `${orderId}: ${was} to ${becomes}`)
    stands.set(orderId, becomes)
  }
  for (const { id, status } of orders) {
    if (stands.get(id) !== status)
      broken('B1', `${id} is ${status}, its history ends ${stands.get(id)}`)
  }
}

function checkStock({ initialStock, ours }: Books, broken: Broken): void {
  const stateOf = new Map(ours.orders.map(({ id, stockState }) => [id, stockState]))
  const linesIn = (state: string) =>
    sumBy(
      ours.lines.filter(({ orderId }) => stateOf.get(orderId) === state),
      'productId',
      'quantity',
    )
  const [sold, held] = [linesIn('sold'), linesIn('reserved')]
  for (const { id, stock, reserved } of ours.products) {
    const was = initialStock[id] ?? 0
    const gone = sold.get(id) ?? 0
    if (stock + gone !== was)
      broken('B2', `product ${id}: ${was} at first, ${stock} now, ${gone} sold`)
    if (reserved !== (held.get(id) ?? 0)) {
      broken('B2', `product ${id}: ${reserved} reserved, open orders hold ${held.get(id) ?? 0}`)
    }
    if (stock < 0 || reserved < 0 || reserved > stock)
      broken('B2', `product ${id}: ${reserved} of ${stock}`)
  }
}

function checkWork({ ours, stripes }: Both, broken: Broken): void {
  for (const { id, outcome } of ours.events) {
    if (outcome === 'received' || outcome === 'poison') broken('B3', `${id} is ${outcome}`)
  }
  const known = new Set(ours.events.map(({ id }) => id))
  for (const id of stripes.eventIds) if (!known.has(id)) broken('X3', id)
  if (ours.jobs > 0) broken('B4', `${ours.jobs} jobs`)
  for (const { id, status } of ours.refunds)
    if (status === 'requested') broken('B4', `refund ${id}`)
  const now = Date.now()
  for (const { id, status, expiresAt } of ours.orders) {
    if (expiresAt && expiresAt.getTime() < now - 30_000) broken('B4', `order ${id} is ${status}`)
  }
}

/** What the shop sends back by itself has a cause that both books show. */
function checkCauses({ ours, stripes }: Both, broken: Broken): void {
  const orderOf = new Map(ours.payments.map(({ intentId, orderId }) => [intentId, orderId]))
  const wasClosed = new Set(
    ours.history.filter(({ becomes }) => CLOSED.has(becomes)).map(({ orderId }) => orderId),
  )
  for (const { id, intentId, reason } of ours.refunds) {
    const orderId = orderOf.get(intentId) ?? ''
    const paid = stripes.intents.filter(
      (intent) => intent.orderId === orderId && intent.status === 'succeeded',
    )
    if (reason === 'duplicate' && paid.length < 2) broken('X5', `refund ${id}: came once`)
    const isLate = reason === 'sold_out' || reason === 'late'
    if (isLate && !wasClosed.has(orderId)) broken('X5', `refund ${id}: order ${orderId} was open`)
  }
}

function sumBy<Key extends string, Amount extends string>(
  rows: readonly Record<Key | Amount, unknown>[],
  key: Key,
  amount: Amount | 'amountMinor' = 'amountMinor',
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) {
    const of = String(row[key])
    sums.set(of, (sums.get(of) ?? 0) + Number((row as Record<string, unknown>)[amount]))
  }
  return sums
}
