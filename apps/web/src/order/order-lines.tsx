import type { Order } from '../trpc.ts'
import { Money } from '../ui/money.tsx'

export function OrderLines({ order }: { order: Order }) {
  return (
    <ul className="divide-y divide-line">
      {order.lines.map((line) => (
        <li key={line.productId} className="flex justify-between gap-4 py-4">
          <span>
            {line.name} <span className="whitespace-nowrap text-muted">× {line.quantity}</span>
          </span>
          <Money minor={line.totalMinor} currency={order.currency} />
        </li>
      ))}
    </ul>
  )
}
