import type { Order } from '../trpc.ts'
import { LinePrice } from '../ui/line-price.tsx'

export function OrderLines({ order }: { order: Order }) {
  return (
    <ul className="divide-y divide-line">
      {order.lines.map((line) => (
        <li key={line.productId} className="flex justify-between gap-4 py-4">
          <span>
            {line.name} <span className="whitespace-nowrap text-muted">× {line.quantity}</span>
          </span>
          <span>
            <LinePrice line={line} currency={order.currency} />
          </span>
        </li>
      ))}
    </ul>
  )
}
