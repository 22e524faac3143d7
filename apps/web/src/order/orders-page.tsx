import { Link } from '@tanstack/react-router'
import { explainError } from '../api-error.ts'
import { trpc, type Order } from '../trpc.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Money } from '../ui/money.tsx'
import { RetryNotice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { LOOKS, orderView, SHORT } from './order-status.ts'

const PAGE_SIZE = 20

export function OrdersPage() {
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeading title="Orders">Your orders</PageHeading>
      <div className="mt-8">
        <OrderList />
      </div>
    </div>
  )
}

function OrderList() {
  const list = trpc.orders.list.useInfiniteQuery(
    { limit: PAGE_SIZE },
    { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
  )
  if (list.isPending) {
    return (
      <div className="space-y-4" aria-busy="true" aria-label="Orders are loading">
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
      </div>
    )
  }
  if (list.isError && !list.data) {
    return <RetryNotice onRetry={() => void list.refetch()}>{explainError(list.error)}</RetryNotice>
  }
  const orders = list.data.pages.flatMap((page) => page.items)
  if (orders.length === 0) {
    return (
      <>
        <p className="text-lg text-muted">
          Nothing yet. What you buy in this browser will stand here.
        </p>
        <Link to="/" className={`${buttonClass('primary')} mt-8`}>
          Browse the shop
        </Link>
      </>
    )
  }
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </ul>
      {list.isFetchNextPageError && (
        <RetryNotice onRetry={() => void list.fetchNextPage()}>
          {explainError(list.error)}
        </RetryNotice>
      )}
      {list.hasNextPage && !list.isFetchNextPageError && (
        <Button
          look="quiet"
          busy={list.isFetchingNextPage}
          className="mt-8"
          onClick={() => void list.fetchNextPage()}
        >
          {list.isFetchingNextPage ? 'Loading…' : 'Show more'}
        </Button>
      )}
    </>
  )
}

const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

function OrderRow({ order }: { order: Order }) {
  const view = orderView(order)
  return (
    <li className="relative flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-1 py-5 hover:bg-sunken">
      <div className="min-w-0">
        <Link
          to="/orders/$orderId"
          params={{ orderId: order.id }}
          className="font-medium after:absolute after:inset-0"
        >
          {order.lines.map((line) => line.name).join(', ')}
        </Link>
        <p className="text-sm text-muted">{DATE.format(new Date(order.createdAt))}</p>
      </div>
      <p className="flex items-baseline gap-4">
        <span className={`rounded-full px-3 py-0.5 text-sm ${LOOKS[view]}`}>{SHORT[view]}</span>
        <Money minor={order.totalMinor} currency={order.currency} />
      </p>
    </li>
  )
}
