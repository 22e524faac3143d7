import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { explainError, isNotFound } from '../api-error.ts'
import { completeCartCheckout, renewCartCheckout } from '../cart/cart-store.ts'
import { forgetChoicesOfCart } from '../delivery/choices.ts'
import { NotFoundPage } from '../lost-pages.tsx'
import type { Order } from '../trpc.ts'
import { buttonClass } from '../ui/button.tsx'
import { RetryNotice } from '../ui/notice.tsx'
import { Money } from '../ui/money.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderOutcome } from './order-outcome.tsx'
import { addressLines } from './address-lines.ts'
import { forgetSent } from './sent-payments.ts'
import { Totals } from './totals.tsx'
import { useLiveOrder } from './use-live-order.ts'

export function OrderPage() {
  const { orderId } = useParams({ from: '/orders/$orderId' })
  const order = useLiveOrder(orderId)

  if (order.data) return <OrderDetails order={order.data} />
  if (isNotFound(order.error)) return <NotFoundPage />
  if (order.error) {
    return <RetryNotice onRetry={order.retry}>{explainError(order.error)}</RetryNotice>
  }
  return (
    <div className="mx-auto max-w-2xl" aria-busy="true" aria-label="The order is loading">
      <Skeleton className="h-12 w-3/4" />
      <Skeleton className="mt-4 h-7 w-full" />
      <Skeleton className="mt-10 h-64 rounded-3xl" />
    </div>
  )
}

const DISPUTES: Record<string, string> = {
  won: 'Decided: the payment stands',
  lost: 'Decided: the money went back',
}

const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' })

function OrderDetails({ order }: { order: Order }) {
  useCartFollows(order)
  return (
    <div className="mx-auto max-w-2xl">
      <OrderOutcome order={order} />
      <section aria-label="What you ordered" className="mt-10 rounded-3xl bg-sunken p-6">
        <OrderLines order={order} />
        <div className="border-t border-line pt-4">
          <Totals quote={order} />
          <MoneyMoved order={order} />
        </div>
      </section>
      <dl className="mt-6 flex flex-wrap gap-x-10 gap-y-3 px-6 text-sm text-muted">
        <div>
          <dt>Order</dt>
          <dd className="font-mono break-all text-ink">{order.id}</dd>
        </div>
        <div>
          <dt>{order.paidAt ? 'Paid' : 'Placed'}</dt>
          <dd className="text-ink">{DATE.format(new Date(order.paidAt ?? order.createdAt))}</dd>
        </div>
        {order.dispute && (
          <div>
            <dt>Disputed at your bank</dt>
            <dd className="text-ink">{DISPUTES[order.dispute.status] ?? 'Being looked at'}</dd>
          </div>
        )}
        {order.email && (
          <div>
            <dt>Receipt to</dt>
            <dd className="break-all text-ink">{order.email}</dd>
          </div>
        )}
        {order.destination?.address && (
          <div>
            <dt>Goes to</dt>
            <dd className="text-ink">
              <address className="not-italic">
                {addressLines(order.destination).map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </address>
            </dd>
          </div>
        )}
      </dl>
      <div className="mt-10 flex flex-wrap gap-3">
        <Link to="/" className={buttonClass('quiet')}>
          Browse the shop
        </Link>
      </div>
    </div>
  )
}

/** Where it is not the total that was charged, and stayed. */
function MoneyMoved({ order }: { order: Order }) {
  const { currency, totalMinor, receivedMinor, refundedMinor } = order
  const isUnusual = receivedMinor > 0 && receivedMinor !== totalMinor
  const rows = [
    ...(isUnusual ? [{ label: 'Charged', minor: receivedMinor }] : []),
    ...(refundedMinor > 0 ? [{ label: 'Refunded', minor: refundedMinor }] : []),
  ]
  if (rows.length === 0) return null
  return (
    <dl className="mt-3 border-t border-line pt-3">
      {rows.map(({ label, minor }) => (
        <div key={label} className="flex justify-between gap-4 py-1">
          <dt>{label}</dt>
          <dd>
            <Money minor={minor} currency={currency} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const MONEY_CAME = new Set<Order['status']>([
  'processing',
  'authorized',
  'paid',
  'partially_refunded',
  'refunded',
  'held',
])

/** The server alone empties the cart: by saying that money for this order came, or will (O3, I4). */
function useCartFollows(order: Order): void {
  useEffect(() => {
    if (order.status !== 'draft' && order.status !== 'awaiting_payment') forgetSent(order.id)
    if (MONEY_CAME.has(order.status) && completeCartCheckout(order)) forgetChoicesOfCart()
    if (order.status === 'canceled' || order.status === 'expired') renewCartCheckout(order.id)
  }, [order])
}
