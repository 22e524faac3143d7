import type { OrderStatus } from '../generated/prisma/enums.ts'

/**
 * An order's whole life: from each state the ones that may follow. The database holds the same table
 * (`order_may_become`) and refuses everything else, whoever writes.
 */
export const ORDER_WAYS = {
  draft: ['awaiting_payment', 'processing', 'authorized', 'paid', 'held', 'expired', 'canceled'],
  awaiting_payment: ['processing', 'authorized', 'paid', 'held', 'expired', 'canceled'],
  // A delayed method may be refused after all.
  processing: ['awaiting_payment', 'authorized', 'paid', 'held', 'canceled'],
  authorized: ['paid', 'held', 'canceled'],
  paid: ['partially_refunded', 'refunded', 'held'],
  // A refund may fail days later: then the money is here again.
  partially_refunded: ['paid', 'refunded', 'held'],
  refunded: ['paid', 'partially_refunded', 'held'],
  held: ['paid', 'partially_refunded', 'refunded', 'canceled'],
  // Money that comes late finds its stock, or is held until it has gone back.
  expired: ['paid', 'held'],
  canceled: ['held'],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>

/** Whether the customer may still edit and pay it. */
export function isOpen(status: OrderStatus): status is 'draft' | 'awaiting_payment' {
  return status === 'draft' || status === 'awaiting_payment'
}

/** Who changes an order: what its history says beside the change. */
export type Author = {
  actor: 'customer' | 'stripe' | 'clock' | 'reconciliation' | 'staff'
  reason?: string
  /** The event that told of it. */
  stripeEventId?: string
}
