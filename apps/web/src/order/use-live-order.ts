import { trpc, type Order } from '../trpc.ts'
import { isFinal, orderView } from './order-status.ts'

const POLL_MS = 5000

type LiveOrder = { data: Order | undefined; error: unknown; retry: () => void }

/** The order, kept up to date by the server's stream, and by asking where no stream gets through. */
export function useLiveOrder(orderId: string): LiveOrder {
  const queries = trpc.useUtils()
  const order = trpc.orders.byId.useQuery(
    { orderId },
    {
      staleTime: 0,
      refetchInterval: ({ state }) =>
        state.data && isFinal(orderView(state.data)) ? false : POLL_MS,
    },
  )
  trpc.orders.onStatus.useSubscription(
    { orderId },
    {
      enabled: order.data !== undefined && !isFinal(orderView(order.data)),
      onData: (change) => {
        queries.orders.byId.setData({ orderId }, (known) => known && { ...known, ...change })
        void queries.orders.list.invalidate()
      },
    },
  )
  return { data: order.data, error: order.error, retry: () => void order.refetch() }
}
