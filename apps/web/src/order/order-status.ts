import type { Order } from '../trpc.ts'
import { wasSent } from './sent-payments.ts'

export type OrderView = 'confirming' | 'processing' | 'paid' | 'failed' | 'held' | 'canceled'

type Progress = Pick<Order, 'id' | 'status' | 'paymentError'>

/** An order that awaits payment and was refused is a failure to the customer, not a wait. */
export function orderView({ id, status, paymentError }: Progress): OrderView {
  if (status !== 'awaiting_payment') return status
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
  paid: true,
  canceled: true,
} as const satisfies Record<OrderView, boolean>

export const HEADINGS = {
  confirming: 'Confirming your payment',
  processing: 'Payment processing',
  paid: 'Paid. Thank you!',
  failed: 'Payment failed',
  held: 'We are checking your payment',
  canceled: 'Order canceled',
} as const satisfies Record<OrderView, string>

export const NEXT = {
  confirming: 'This takes a few seconds. The page changes by itself.',
  processing:
    'Your bank is still working on it, which can take some days. There is nothing to do; this page shows the outcome.',
  paid: 'We are packing your order. This page is your receipt: keep its address.',
  failed: 'You were not charged, and your cart is as you left it.',
  held: 'Something about this payment needs a look by a person. Do not pay again; this page shows the outcome.',
  canceled: 'Nothing more will be charged for this order.',
} as const satisfies Record<OrderView, string>

/** For the list of orders. */
export const SHORT = {
  confirming: 'Awaiting payment',
  processing: 'Processing',
  paid: 'Paid',
  failed: 'Payment failed',
  held: 'Being checked',
  canceled: 'Canceled',
} as const satisfies Record<OrderView, string>

/** The colour of a state, always beside its words. */
export const LOOKS = {
  confirming: 'bg-sunken text-muted',
  processing: 'bg-accent-soft text-accent-text',
  paid: 'bg-accent-soft text-accent-text',
  failed: 'bg-danger-soft text-danger',
  held: 'bg-warn-soft text-warn',
  canceled: 'bg-sunken text-muted',
} as const satisfies Record<OrderView, string>
