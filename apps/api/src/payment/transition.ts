import { isOpen, type OpenOrder, type OrderTransition, type PaymentRow } from '@paydesk/db'
import type Stripe from 'stripe'

/** What of a PaymentIntent decides about an order. */
export type IntentFacts = Pick<
  Stripe.PaymentIntent,
  'status' | 'amount_received' | 'currency' | 'last_payment_error' | 'cancellation_reason'
>

export type Transition = {
  payment: Pick<PaymentRow, 'status'> & {
    errorCode?: string
    declineCode?: string
    receivedMinor?: number
  }
  /** Absent: the order stays as it is. 'sell': paid, if the stock is still there. */
  order?: OrderTransition | 'sell'
  /** The money goes back by itself, for this reason. */
  refund?: 'duplicate' | 'late'
}

/**
 * What Stripe's word about an intent means for its payment and its order (I4). Success is
 * final: an older word that comes late changes nothing, and money that does not fit is held.
 *
 * @returns undefined when there is nothing to change.
 */
export function transition(
  order: Pick<OpenOrder, 'status' | 'currency' | 'totalMinor' | 'captureMinor'>,
  payment: Pick<PaymentRow, 'status' | 'currency'>,
  intent: IntentFacts,
): Transition | undefined {
  if (payment.status === 'succeeded') return undefined
  switch (intent.status) {
    case 'succeeded':
      return {
        payment: { status: 'succeeded', receivedMinor: intent.amount_received },
        ...received(order, intent),
      }
    case 'canceled':
      return payment.status === 'canceled' ? undefined : canceled(order, payment, intent)
    case 'processing':
      return open(payment, {
        payment: { status: 'processing' },
        ...(isOpen(order.status) && { order: { status: 'processing' } }),
      })
    case 'requires_payment_method':
      return open(payment, {
        payment: { status: 'requires_payment_method', ...failure(intent.last_payment_error) },
        // A delayed method has failed after all: the customer may try another.
        ...((order.status === 'processing' || order.status === 'draft') && {
          order: { status: 'awaiting_payment' },
        }),
      })
    case 'requires_action':
      return open(payment, { payment: { status: 'requires_action' }, ...offered(order) })
    case 'requires_confirmation':
      return open(payment, { payment: { status: 'requires_confirmation' }, ...offered(order) })
    case 'requires_capture':
      return open(payment, {
        payment: { status: 'requires_capture' },
        ...((isOpen(order.status) || order.status === 'processing') && {
          order: { status: 'authorized' },
        }),
      })
    default:
      // A status that a newer Stripe might send: better no change than a wrong one.
      return undefined
  }
}

/** Its intent exists, as we hear: the answer that said so was lost. */
function offered(order: Pick<OpenOrder, 'status'>): Pick<Transition, 'order'> {
  return order.status === 'draft' ? { order: { status: 'awaiting_payment' } } : {}
}

function received(
  order: Pick<OpenOrder, 'status' | 'currency' | 'totalMinor' | 'captureMinor'>,
  intent: IntentFacts,
): Pick<Transition, 'order' | 'refund'> {
  switch (order.status) {
    case 'draft':
    case 'awaiting_payment':
    case 'processing':
    case 'authorized':
    case 'expired':
      break
    case 'canceled':
      return { order: { status: 'held', heldReason: 'paid_after_cancel' }, refund: 'late' }
    default:
      // The order has its money: this is a second payment, and nobody pays twice.
      return { refund: 'duplicate' }
  }
  if (intent.currency !== order.currency.toLowerCase()) {
    return { order: { status: 'held', heldReason: 'currency_mismatch' } }
  }
  // Of an authorized order staff may have taken a part, and let the rest go.
  if (intent.amount_received !== (order.captureMinor ?? order.totalMinor)) {
    return { order: { status: 'held', heldReason: 'amount_mismatch' } }
  }
  return { order: 'sell' }
}

/**
 * A payment that we replaced (its currency is no longer the order's) says nothing about the
 * order; one that staff canceled in Stripe's dashboard takes the order with it, and one that was given
 * up because nobody paid in time lets the order expire.
 */
function canceled(
  order: Pick<OpenOrder, 'status' | 'currency'>,
  payment: Pick<PaymentRow, 'currency'>,
  { cancellation_reason: reason }: IntentFacts,
): Transition {
  const isReplaced = payment.currency !== order.currency
  const isWaiting =
    isOpen(order.status) || order.status === 'processing' || order.status === 'authorized'
  const status = isOpen(order.status) && reason === 'abandoned' ? 'expired' : 'canceled'
  return {
    payment: { status: 'canceled' },
    ...(isWaiting && !isReplaced && { order: { status } }),
  }
}

/** A canceled payment cannot open again: what says so is old. */
function open(payment: Pick<PaymentRow, 'status'>, to: Transition): Transition | undefined {
  return payment.status === 'canceled' ? undefined : to
}

function failure(error: Stripe.PaymentIntent.LastPaymentError | null) {
  if (!error) return {}
  return {
    errorCode: error.code ?? error.type,
    ...(error.decline_code && { declineCode: error.decline_code }),
  }
}
