import {
  findOpenOrder,
  hasBug,
  placeOrder,
  quoteOfOrder,
  RedemptionRefused,
  reviseOrder,
  StockGone,
  type NewOrder,
  type OpenOrder,
  type PaymentRow,
} from '@paydesk/db'
import { quoteChanges, type Quote, type QuoteChange, type ShownQuote } from '@paydesk/pricing'
import type { Deps } from '../deps.ts'
import { intentOfOrder } from '../payment/intent-of-order.ts'
import { ProblemError, type Problem } from '../problem.ts'
import type { CreateIntentInput } from './cart-input.ts'
import { refusedCoupon, type RefusedCoupon } from './coupon.ts'
import { priceCart, type PricedOrder } from './price-cart.ts'

/** The order and its intent at Stripe are of one amount and currency, and can be paid. */
export type Agreed = {
  outcome: 'agreed'
  orderId: string
  revision: number
  intent: { id: string; clientSecret: string }
  quote: Quote
}

/** Why a cart cannot be paid like this, or not any more. */
export type NotAgreed =
  | { outcome: 'quoteChanged'; quote: Quote; shownTotalMinor: number; changes: QuoteChange[] }
  | { outcome: 'refused'; problems: Problem[] }
  | ({ outcome: 'couponRefused'; quote: Quote } & Pick<
      RefusedCoupon,
      'code' | 'reason' | 'message'
    >)
  | { outcome: 'alreadyPaid' | 'paymentInProgress' | 'orderCanceled'; orderId: string }

/**
 * From a cart to an order and a PaymentIntent of its price. The price is read from the
 * catalogue and its rules here and now (I1); the checkout has one intent, whatever is clicked,
 * retried or edited (I2). Nothing is written unless the cart can be sold at the price that was shown.
 *
 * @throws ProblemError FORBIDDEN when the checkout id is another guest's.
 */
export async function agreeOnIntent(
  deps: Deps,
  guestId: string,
  input: CreateIntentInput,
): Promise<Agreed | NotAgreed> {
  const { checkoutId } = input
  const priced = await priceCart(deps, input, { guestId, checkoutId })
  const objection = hasBug('amount_from_client') ? undefined : objectionTo(priced, input)
  if (objection) return (await closedOrder(deps, guestId, input)) ?? objection
  if (priced.outcome === 'refused') return priced
  const { quote, redeems, captureMethod } = priced
  const destination = input.destination
    ? { ...input.destination, address: input.address ?? null }
    : null
  const { holdSeconds } = deps
  const { email = null, locale } = input
  const wanted = {
    id: checkoutId,
    guestId,
    quote,
    destination,
    redeems,
    email,
    locale,
    captureMethod,
    holdSeconds,
  }
  const placed = await placeOrRevise(deps, wanted).catch(lostRace)
  if (placed instanceof RedemptionRefused) return withoutCoupon(deps, input, { guestId, placed })
  if (placed instanceof StockGone) return withoutStock(deps, input, guestId)
  const { order, newPayment } = placed
  assertOwn(order, guestId)
  const closed = closedOutcome(order)
  if (closed) return closed
  const agreed = await intentOfOrder(deps, order, tampered(newPayment, input))
  if (!agreed.intent) return closedOutcome(agreed.order) ?? stillOpen(agreed.order)
  if (agreed.order.revision !== order.revision) {
    // Another tab edited the same cart in between: this page shows a total that is history.
    return quoteChanged(await quoteOfOrder(deps.db.pool, order.id), quote)
  }
  const { id: orderId, revision } = order
  return { outcome: 'agreed', orderId, revision, intent: agreed.intent, quote }
}

/** Why this cart is not sold like this, before anything is written. */
function objectionTo(
  priced: PricedOrder,
  { shownQuote, shownTotalMinor }: CreateIntentInput,
): NotAgreed | undefined {
  if (priced.outcome === 'refused') return priced
  const { quote, coupon } = priced
  if (quote.pending.length > 0) return { outcome: 'refused', problems: [DESTINATION_REQUIRED] }
  if (coupon?.status === 'refused') return couponRefused(coupon, quote)
  const shown = shownQuote ?? (shownTotalMinor === undefined ? undefined : { shownTotalMinor })
  if (!shown) return undefined
  const changed = quoteChanged(quote, shown)
  return changed.changes.length > 0 ? changed : undefined
}

const DESTINATION_REQUIRED: Problem = {
  field: 'destination',
  code: 'destination_required',
  message: 'Say where it goes: shipping and tax hang on it.',
}

function couponRefused({ code, reason, message }: RefusedCoupon, quote: Quote) {
  return { outcome: 'couponRefused', code, reason, message, quote } as const
}

/** What changed since the page showed it, item by item, or the total alone where it told only that. */
function quoteChanged(quote: Quote, shown: ShownQuote | { shownTotalMinor: number }) {
  const shownTotalMinor = 'totalMinor' in shown ? shown.totalMinor : shown.shownTotalMinor
  const total = { shownMinor: shownTotalMinor, currentMinor: quote.totalMinor }
  const changes: QuoteChange[] =
    'totalMinor' in shown
      ? quoteChanges(shown, quote)
      : shownTotalMinor === quote.totalMinor
        ? []
        : [{ kind: 'total', ...total }]
  return { outcome: 'quoteChanged', quote, shownTotalMinor, changes } as const
}

function lostRace(error: unknown): RedemptionRefused | StockGone {
  if (error instanceof RedemptionRefused || error instanceof StockGone) return error
  throw error
}

/** Between the quote and the order others took the last pieces: the next look says what is left. */
async function withoutStock(
  deps: Deps,
  input: CreateIntentInput,
  guestId: string,
): Promise<NotAgreed> {
  const priced = await priceCart(deps, input, { guestId, checkoutId: input.checkoutId })
  if (priced.outcome === 'refused') return priced
  // It came back in this very moment: the customer's next press gets it.
  const message = 'Somebody else is buying the last pieces just now: try again in a moment.'
  return { outcome: 'refused', problems: [{ field: 'lines', code: 'stock_contended', message }] }
}

/** Between the quote and the order somebody took the last use: the price is the one without it. */
async function withoutCoupon(
  deps: Deps,
  input: CreateIntentInput,
  { guestId, placed: { reason } }: { guestId: string; placed: RedemptionRefused },
): Promise<NotAgreed> {
  const { checkoutId, couponCode: code, currency } = input
  const priced = await priceCart(deps, { ...input, couponCode: null }, { guestId, checkoutId })
  if (priced.outcome === 'refused') return priced
  return couponRefused(refusedCoupon({ code: code ?? '', reason }, currency), priced.quote)
}

/** What a shop would do that believes its customers. */
function tampered(payment: PaymentRow | undefined, { shownTotalMinor }: CreateIntentInput) {
  const isTampered = hasBug('amount_from_client') && payment && shownTotalMinor !== undefined
  return isTampered ? { ...payment, createdMinor: shownTotalMinor } : payment
}

type PlacedOrder = { order: OpenOrder; newPayment?: PaymentRow }

async function placeOrRevise({ db }: Deps, wanted: NewOrder): Promise<PlacedOrder> {
  if (!(await placeOrder(db, wanted))) return { order: await reviseOrder(db.pool, wanted) }
  const { id, guestId, quote, captureMethod } = wanted
  const { currency, totalMinor } = quote
  return {
    order: {
      id,
      guestId,
      status: 'draft',
      revision: 1,
      currency,
      totalMinor,
      captureMethod,
      captureMinor: null,
    },
    newPayment: {
      orderId: id,
      generation: 1,
      stripePaymentIntentId: null,
      status: 'requires_payment_method',
      currency,
      createdMinor: totalMinor,
      captureMethod,
      receivedMinor: 0,
    },
  }
}

/** A cart that cannot be sold any more may be one that was bought already: that comes first. */
async function closedOrder(deps: Deps, guestId: string, { checkoutId }: CreateIntentInput) {
  const order = await findOpenOrder(deps.db.pool, checkoutId)
  if (!order) return undefined
  assertOwn(order, guestId)
  return closedOutcome(order)
}

function assertOwn(order: OpenOrder, guestId: string): void {
  if (order.guestId === guestId) return
  throw new ProblemError('FORBIDDEN', [
    {
      field: 'checkoutId',
      code: 'checkout_of_another_guest',
      message: 'This checkout belongs to another visitor: begin a new one.',
    },
  ])
}

export function closedOutcome({ id: orderId, status }: OpenOrder) {
  switch (status) {
    case 'draft':
    case 'awaiting_payment':
      return undefined
    case 'processing':
      return { outcome: 'paymentInProgress', orderId } as const
    case 'authorized':
    case 'paid':
    case 'partially_refunded':
    case 'refunded':
    case 'held':
      return { outcome: 'alreadyPaid', orderId } as const
    case 'expired':
    case 'canceled':
      return { outcome: 'orderCanceled', orderId } as const
  }
}

function stillOpen({ id }: OpenOrder): never {
  throw new Error(`order ${id} is open and yet has no intent`)
}
