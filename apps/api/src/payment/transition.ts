import type { OpenOrder, OrderTransition, PaymentRow } from '@paydesk/db'
import type Stripe from 'stripe'

/** What of a PaymentIntent decides about an order. */
export type IntentFacts = Pick<
  Stripe.PaymentIntent,
  'status' | 'amount_received' | 'currency' | 'last_payment_error'
>

export type Transition = {
  payment: Pick<PaymentRow, 'status'> & { errorCode?: string; declineCode?: string }
  /** Absent: the order stays as it is. 'sell': paid, if the stock is still there. */
  order?: OrderTransition | 'sell'
}

/**
 * What Stripe's word about an intent means for its payment and its order (I4). Success is
 * final: an older word that comes late changes nothing, and money that does not fit is held.
 *
 * @returns undefined when there is nothing to change.
 */
export function transition(
  order: Pick<OpenOrder, 'status' | 'currency' | 'totalMinor'>,
  payment: Pick<PaymentRow, 'status' | 'currency'>,
  intent: IntentFacts,
): Transition | undefined {
  if (payment.status === 'succeeded') return undefined
  switch (intent.status) {
    case 'succeeded':
      return { payment: { status: 'succeeded' }, order: received(order, intent) }
    case 'canceled':
      return payment.status === 'canceled' ? undefined : canceled(order, payment)
    case 'processing':
      return open(payment, {
        payment: { status: 'processing' },
        ...(order.status === 'awaiting_payment' && { order: { status: 'processing' } }),
      })
    case 'requires_payment_method':
      return open(payment, {
        payment: { status: 'requires_payment_method', ...failure(intent.last_payment_error) },
        // A delayed method has failed after all: the customer may try another.
        ...(order.status === 'processing' && { order: { status: 'awaiting_payment' } }),
      })
    case 'requires_action':
      return open(payment, { payment: { status: 'requires_action' } })
    case 'requires_confirmation':
      return open(payment, { payment: { status: 'requires_confirmation' } })
    case 'requires_capture':
      return open(payment, { payment: { status: 'requires_capture' } })
    default:
      // A status that a newer Stripe might send: better no change than a wrong one.
      return undefined
  }
}

function received(
  order: Pick<OpenOrder, 'status' | 'currency' | 'totalMinor'>,
  intent: IntentFacts,
): OrderTransition | 'sell' {
  if (order.status === 'canceled') return { status: 'held', heldReason: 'paid_after_cancel' }
  if (order.status === 'paid' || order.status === 'held') {
    return { status: 'held', heldReason: 'paid_twice' }
  }
  if (intent.currency !== order.currency.toLowerCase()) {
    return { status: 'held', heldReason: 'currency_mismatch' }
  }
  if (intent.amount_received !== order.totalMinor) {
    return { status: 'held', heldReason: 'amount_mismatch' }
  }
  return 'sell'
}

/**
 * A payment that we replaced (its currency is no longer the order's) says nothing about the
 * order; one that staff canceled in Stripe's dashboard takes the order with it.
 */
function canceled(
  order: Pick<OpenOrder, 'status' | 'currency'>,
  payment: Pick<PaymentRow, 'currency'>,
): Transition {
  const replaced = payment.currency !== order.currency
  const waiting = order.status === 'awaiting_payment' || order.status === 'processing'
  return {
    payment: { status: 'canceled' },
    ...(waiting && !replaced && { order: { status: 'canceled' } }),
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
