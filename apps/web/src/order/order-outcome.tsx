import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useCart } from '../cart/cart-store.ts'
import { declineMessage } from '../checkout/decline-message.ts'
import type { Order } from '../trpc.ts'
import { buttonClass } from '../ui/button.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { HEADINGS, LOOKS, nextOf, orderView, type OrderView } from './order-status.ts'

const SIGNS = {
  confirming: '…',
  processing: '…',
  authorized: '✓',
  paid: '✓',
  partially_refunded: '↩',
  refunded: '↩',
  failed: '!',
  held: '?',
  expired: '×',
  canceled: '×',
} as const satisfies Record<OrderView, string>

/** Live: what became of the payment, and what to do now. */
export function OrderOutcome({ order }: { order: Order }) {
  const view = orderView(order)
  return (
    <>
      <div
        aria-hidden="true"
        className={`mb-6 grid size-14 place-items-center rounded-full text-2xl font-semibold ${view === 'paid' ? 'bg-accent text-accent-ink' : LOOKS[view]}`}
      >
        {SIGNS[view]}
      </div>
      {/* Keyed by a success that arrives late, so that the heading takes the focus (ux.md A1). */}
      <PageHeading key={view === 'paid' ? 'paid' : 'open'} title={HEADINGS[view]}>
        {HEADINGS[view]}
      </PageHeading>
      <div aria-live="polite">
        <span className="sr-only">{HEADINGS[view]}.</span>
        <p className="mt-4 text-lg text-muted">
          {view === 'failed' && order.paymentError && `${declineMessage(order.paymentError)} `}
          {nextOf(order)}
        </p>
      </div>
      <WayOn orderId={order.id} view={view} />
    </>
  )
}

const PATIENCE_MS = 8000

function WayOn({ orderId, view }: { orderId: string; view: OrderView }) {
  const hasWaited = useHasWaited(view === 'confirming')
  const cart = useCart()
  if ((view === 'canceled' || view === 'expired') && cart.lines.length > 0) {
    return (
      <Link to="/cart" className={`${buttonClass('primary')} mt-6`}>
        Back to your items
      </Link>
    )
  }
  // Another browser, or another cart: it could not pay this order.
  if (cart.checkoutId !== orderId || cart.lines.length === 0) return null
  if (view === 'failed') {
    return (
      <Link to="/checkout" className={`${buttonClass('primary')} mt-6`}>
        Try another card
      </Link>
    )
  }
  if (view !== 'confirming' || !hasWaited) return null
  return (
    <div className="mt-6 rounded-2xl border border-line p-5">
      <p>
        No payment has arrived yet. If you did not finish it, go back and pay: an order is charged
        once at most.
      </p>
      <Link to="/checkout" className={`${buttonClass('quiet')} mt-4`}>
        Return to checkout
      </Link>
    </div>
  )
}

function useHasWaited(isWaiting: boolean): boolean {
  const [hasWaited, setHasWaited] = useState(false)
  useEffect(() => {
    if (!isWaiting) return undefined
    const timer = setTimeout(setHasWaited, PATIENCE_MS, true)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return hasWaited
}
