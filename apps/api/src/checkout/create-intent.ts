import {
  findOpenOrder,
  quoteOfOrder,
  reviseOrder,
  type NewOrder,
  type OpenOrder,
  type PaymentRow,
} from '@paydesk/db'
import type { Quote } from '@paydesk/pricing'
import type { Deps } from '../deps.ts'
import { intentOfOrder } from '../payment/intent-of-order.ts'
import { ProblemError, type Problem } from '../problem.ts'
import type { CreateIntentInput } from './cart-input.ts'
import { priceCart } from './price-cart.ts'

export type CreateIntentOutcome =
  | { outcome: 'ready'; orderId: string; clientSecret: string; quote: Quote }
  | { outcome: 'quoteChanged'; quote: Quote; shownTotalMinor: number }
  | { outcome: 'refused'; problems: Problem[] }
  | { outcome: 'alreadyPaid' | 'paymentInProgress' | 'orderCanceled'; orderId: string }

/**
 * From a cart to the client secret of a PaymentIntent of its price. The price is read from the
 * catalogue here and now (I1); the checkout has one intent, whatever is clicked, retried or
 * edited (I2). Nothing is written unless the cart can be sold at the price that was shown.
 *
 * @throws ProblemError FORBIDDEN when the checkout id is another guest's.
 */
export async function createIntent(
  deps: Deps,
  guestId: string,
  input: CreateIntentInput,
): Promise<CreateIntentOutcome> {
  const priced = await priceCart(deps.db, input)
  const { shownTotalMinor } = input
  if (priced.outcome === 'refused') return (await closedOrder(deps, guestId, input)) ?? priced
  const { quote } = priced
  if (shownTotalMinor !== undefined && shownTotalMinor !== quote.totalMinor) {
    const changed = { outcome: 'quoteChanged', quote, shownTotalMinor } as const
    return (await closedOrder(deps, guestId, input)) ?? changed
  }
  const { order, newPayment } = await placeOrRevise(deps, {
    id: input.checkoutId,
    guestId,
    quote,
    destination: null,
  })
  assertOwn(order, guestId)
  const closed = closedOutcome(order)
  if (closed) return closed
  const agreed = await intentOfOrder(deps, order, newPayment)
  if (!agreed.clientSecret) return closedOutcome(agreed.order) ?? stillOpen(agreed.order)
  if (agreed.order.revision !== order.revision) {
    // Another tab edited the same cart in between: this page shows a total that is history.
    const current = await quoteOfOrder(deps.db.pool, order.id)
    return { outcome: 'quoteChanged', quote: current, shownTotalMinor: quote.totalMinor }
  }
  return { outcome: 'ready', orderId: order.id, clientSecret: agreed.clientSecret, quote }
}

type PlacedOrder = { order: OpenOrder; newPayment?: PaymentRow }

async function placeOrRevise({ db }: Deps, wanted: NewOrder): Promise<PlacedOrder> {
  if (!(await db.batched.placeOrder(wanted))) return { order: await reviseOrder(db.pool, wanted) }
  const { id, guestId, quote } = wanted
  const { currency, totalMinor } = quote
  return {
    order: { id, guestId, status: 'awaiting_payment', revision: 1, currency, totalMinor },
    newPayment: {
      orderId: id,
      generation: 1,
      stripePaymentIntentId: null,
      status: 'requires_payment_method',
      currency,
      createdMinor: totalMinor,
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

function closedOutcome({ id: orderId, status }: OpenOrder) {
  switch (status) {
    case 'awaiting_payment':
      return undefined
    case 'processing':
      return { outcome: 'paymentInProgress', orderId } as const
    case 'paid':
    case 'held':
      return { outcome: 'alreadyPaid', orderId } as const
    case 'canceled':
      return { outcome: 'orderCanceled', orderId } as const
  }
}

function stillOpen({ id }: OpenOrder): never {
  throw new Error(`order ${id} is open and yet has no intent`)
}
