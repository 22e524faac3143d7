import type { Destination, OrderWithDetails } from '@paydesk/db'
import type { Quote } from '@paydesk/pricing'

export type OrderProgress = {
  status: OrderWithDetails['status']
  heldReason: string | null
  /** Why the last attempt to pay failed, while the order awaits another. */
  paymentError: { code: string; declineCode: string | null } | null
  paidAt: string | null
  /** What came for it in all. Less than the total where the shop captured a part. */
  receivedMinor: number
  /** What of that went back, or is on its way. */
  refundedMinor: number
}

/** The quote is what the customer agreed to. */
export type Order = Quote &
  OrderProgress & {
    id: string
    destination: Destination | null
    /** Where the receipt goes. */
    email: string | null
    /** The customer asks their bank for the money back. */
    dispute: { status: string } | null
    createdAt: string
  }

export function orderProgress(row: OrderWithDetails): OrderProgress {
  return {
    status: row.status,
    heldReason: row.heldReason,
    paymentError: row.status === 'awaiting_payment' ? paymentError(row) : null,
    paidAt: row.paidAt?.toISOString() ?? null,
    receivedMinor: sum(row.payments.map((payment) => payment.receivedMinor)),
    refundedMinor: sum(
      row.payments
        .flatMap(({ refunds }) => refunds)
        .filter(({ status }) => !NOT_REFUNDED.has(status))
        .map(({ amountMinor }) => amountMinor),
    ),
  }
}

export function orderView(row: OrderWithDetails): Order {
  return {
    ...orderProgress(row),
    id: row.id,
    email: row.email,
    dispute: row.disputes[0] ? { status: row.disputes[0].status } : null,
    createdAt: row.createdAt.toISOString(),
    // What went in as a Quote and a Destination comes out as them: nobody else writes them, and the
    // database compares the quote's sums.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    destination: row.destination as unknown as Destination | null,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    ...(row.quote as unknown as Quote),
  }
}

const NOT_REFUNDED = new Set(['requested', 'failed', 'canceled'])

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

function paymentError(row: OrderWithDetails): OrderProgress['paymentError'] {
  const [payment] = row.payments
  return payment?.errorCode ? { code: payment.errorCode, declineCode: payment.declineCode } : null
}
