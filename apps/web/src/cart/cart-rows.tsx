import type { Currency, Quote } from '../trpc.ts'
import type { Cart } from './cart.ts'
import { CartRow } from './cart-row.tsx'
import type { QuoteView } from './use-quote.ts'

/** The quote to show: the server's, or the estimate that stands in for it. */
export function shownQuote(view: QuoteView): Quote | null {
  if (view.state === 'quoted') return view.quote
  return view.state === 'refused' ? view.estimate : null
}

type CartRowsProps = { cart: Cart; view: QuoteView; currency: Currency; compact?: boolean }

export function CartRows({ cart, view, currency, compact = false }: CartRowsProps) {
  const quote = shownQuote(view)
  return (
    <ul className="divide-y divide-line">
      {cart.lines.map((line) => (
        <CartRow
          key={line.productId}
          line={line}
          currency={currency}
          compact={compact}
          priced={quote?.lines.find(({ productId }) => productId === line.productId) ?? null}
        />
      ))}
    </ul>
  )
}
