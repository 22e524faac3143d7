import type { Order } from '../trpc.ts'
import { wasSent } from './sent-payments.ts'

export type OrderView =
  | 'confirming'
  | 'processing'
  | 'authorized'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'failed'
  | 'held'
  | 'expired'
  | 'canceled'

type Progress = Pick<Order, 'id' | 'status' | 'paymentError'>

// Money that came too late to buy anything goes back by itself.
const GOES_BACK = new Set(['sold_out', 'paid_after_cancel'])

/** An order that awaits payment and was refused is a failure to the customer, not a wait. */
export function orderView({ id, status, paymentError }: Progress): OrderView {
  if (status !== 'draft' && status !== 'awaiting_payment') return status
  return paymentError && !wasSent(id) ? 'failed' : 'confirming'
}

/** True where nothing more will happen by itself. */
export function isFinal(view: OrderView): boolean {
  return FINAL[view]
}

const FINAL = {
  confirming: false,
  processing: false,
  held: false,
  // The next card pays the same order.
  failed: false,
  authorized: true,
  paid: true,
  partially_refunded: true,
  refunded: true,
  // Money may still come: then it is paid, or goes back.
  expired: false,
  canceled: true,
} as const satisfies Record<OrderView, boolean>

export const HEADINGS = {
  confirming: 'Confirming your payment',
  processing: 'Payment processing',
  authorized: 'Order placed. Thank you!',
  paid: 'Paid. Thank you!',
  partially_refunded: 'Partly refunded',
  refunded: 'Refunded',
  failed: 'Payment failed',
  held: 'We are checking your payment',
  expired: 'Order expired',
  canceled: 'Order canceled',
} as const satisfies Record<OrderView, string>

const NEXT = {
  confirming: 'This takes a few seconds. The page changes by itself.',
  processing:
    'Your bank is still working on it, which can take some days. There is nothing to do; this page shows the outcome.',
  authorized:
    'The amount is set aside on your card and is charged when your order is sent. Keep the address of this page.',
  partially_refunded:
    'A part of what you paid is on its way back. Your bank shows it within 5 to 10 days.',
  refunded: 'What you paid is on its way back. Your bank shows it within 5 to 10 days.',
  paid: 'We are packing your order. This page is your receipt: keep its address.',
  failed: 'You were not charged, and your cart is as you left it.',
  held: 'Something about this payment needs a look by a person. Do not pay again; this page shows the outcome.',
  expired:
    'It was not paid in time, and you were not charged. What you wanted may still be in the shop.',
  canceled: 'Nothing more will be charged for this order.',
} as const satisfies Record<OrderView, string>

/** What happens now, and what the customer can do. */
export function nextOf(order: Progress & Pick<Order, 'heldReason'>): string {
  if (order.status === 'held' && order.heldReason && GOES_BACK.has(order.heldReason)) {
    return 'Your payment came when this could not be sold to you any more. What you paid goes back by itself; your bank shows it within 5 to 10 days.'
  }
  return NEXT[orderView(order)]
}

/** For the list of orders. */
export const SHORT = {
  confirming: 'Awaiting payment',
  processing: 'Processing',
  authorized: 'Placed',
  paid: 'Paid',
  partially_refunded: 'Partly refunded',
  refunded: 'Refunded',
  failed: 'Payment failed',
  held: 'Being checked',
  expired: 'Expired',
  canceled: 'Canceled',
} as const satisfies Record<OrderView, string>

/** The colour of a state, always beside its words. */
export const LOOKS = {
  confirming: 'bg-sunken text-muted',
  processing: 'bg-accent-soft text-accent-text',
  authorized: 'bg-accent-soft text-accent-text',
  paid: 'bg-accent-soft text-accent-text',
  partially_refunded: 'bg-sunken text-muted',
  refunded: 'bg-sunken text-muted',
  failed: 'bg-danger-soft text-danger',
  held: 'bg-warn-soft text-warn',
  expired: 'bg-sunken text-muted',
  canceled: 'bg-sunken text-muted',
} as const satisfies Record<OrderView, string>
