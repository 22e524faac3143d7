import type { OrderWithDetails } from '@paydesk/db'
import type { CurrencyCode, QuoteLine } from '@paydesk/pricing'

export type OrderProgress = {
  status: OrderWithDetails['status']
  heldReason: string | null
  /** Why the last attempt to pay failed, while the order awaits another. */
  paymentError: { code: string; declineCode: string | null } | null
  paidAt: string | null
}

export type Order = OrderProgress & {
  id: string
  currency: CurrencyCode
  lines: QuoteLine[]
  subtotalMinor: number
  discountMinor: number
  shippingMinor: number
  taxMinor: number
  totalMinor: number
  createdAt: string
}

export function orderProgress(row: OrderWithDetails): OrderProgress {
  return {
    status: row.status,
    heldReason: row.heldReason,
    paymentError: row.status === 'awaiting_payment' ? paymentError(row) : null,
    paidAt: row.paidAt?.toISOString() ?? null,
  }
}

export function orderView(row: OrderWithDetails): Order {
  return {
    ...orderProgress(row),
    id: row.id,
    currency: row.currency,
    lines: row.lines.map(({ productId, name, quantity, unitMinor, totalMinor }) => ({
      productId,
      name,
      quantity,
      unitMinor,
      totalMinor,
    })),
    subtotalMinor: row.subtotalMinor,
    discountMinor: row.discountMinor,
    shippingMinor: row.shippingMinor,
    taxMinor: row.taxMinor,
    totalMinor: row.totalMinor,
    createdAt: row.createdAt.toISOString(),
  }
}

function paymentError(row: OrderWithDetails): OrderProgress['paymentError'] {
  const [payment] = row.payments
  return payment?.errorCode ? { code: payment.errorCode, declineCode: payment.declineCode } : null
}
