import { useState } from 'react'
import { CartRows, shownQuote } from '../cart/cart-rows.tsx'
import { CartTotals } from '../cart/cart-totals.tsx'
import { countItems, type Cart } from '../cart/cart.ts'
import type { QuoteView } from '../cart/use-quote.ts'
import { CouponField } from './coupon-field.tsx'
import type { Currency } from '../trpc.ts'
import { Money } from '../ui/money.tsx'

type CheckoutSummaryProps = {
  cart: Cart
  view: QuoteView
  currency: Currency
  /** While a payment is under way: what is being paid must not change beneath it. */
  isLocked: boolean
}

/** Beside the form on a wide screen; on a phone a bar with count and total, to be opened (L1). */
export function CheckoutSummary({ cart, view, currency, isLocked }: CheckoutSummaryProps) {
  const [isOpen, setOpen] = useState(false)
  const quote = shownQuote(view)
  const count = countItems(cart)
  return (
    <section
      aria-labelledby="order-summary"
      className="self-start rounded-3xl bg-sunken px-5 py-2 lg:sticky lg:top-24 lg:order-last lg:p-6"
    >
      <h2 id="order-summary" className="sr-only text-xl font-semibold lg:not-sr-only">
        Your order
      </h2>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls="order-lines"
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-12 w-full items-center justify-between gap-4 lg:hidden"
      >
        <span>
          {isOpen ? 'Hide' : 'Show'} {count} {count === 1 ? 'item' : 'items'}
          <span aria-hidden="true" className={`ml-2 inline-block ${isOpen ? 'rotate-180' : ''}`}>
            ▾
          </span>
        </span>
        <span className="text-lg font-semibold">
          {quote && view.state !== 'refused' ? (
            <Money minor={quote.totalMinor} currency={currency} />
          ) : (
            '–'
          )}
        </span>
      </button>
      <div id="order-lines" className={`${isOpen ? '' : 'hidden'} pb-4 lg:block lg:pb-0`}>
        <fieldset disabled={isLocked} className="min-w-0 disabled:opacity-60">
          <legend className="sr-only">Items, editable until you pay</legend>
          <CartRows cart={cart} view={view} currency={currency} compact />
        </fieldset>
        <div className="border-t border-line pt-4">
          <CouponField coupon={view.state === 'quoted' ? view.coupon : null} isLocked={isLocked} />
          <CartTotals view={view} />
        </div>
      </div>
    </section>
  )
}
