import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useCurrency } from '../currency-choice.ts'
import { trpc } from '../trpc.ts'
import { buttonClass } from '../ui/button.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { CartRows } from './cart-rows.tsx'
import { useCart } from './cart-store.ts'
import { CartTotals } from './cart-totals.tsx'
import { CartTrouble } from './cart-trouble.tsx'
import type { Cart } from './cart.ts'
import { EmptyCart } from './empty-cart.tsx'
import { useQuote } from './use-quote.ts'

export function CartPage() {
  const cart = useCart()
  return cart.lines.length === 0 ? (
    <EmptyCart completedOrderId={cart.completedOrderId} />
  ) : (
    <FilledCart cart={cart} />
  )
}

function FilledCart({ cart }: { cart: Cart }) {
  const currency = useCurrency()
  const view = useQuote(cart, currency)
  useWarmStripe()
  return (
    <>
      <PageHeading title="Cart">Your cart</PageHeading>
      <div className="mt-8 grid gap-10 lg:grid-cols-[1fr_24rem] lg:gap-16">
        <div className="border-y border-line">
          <CartRows cart={cart} view={view} currency={currency} />
        </div>
        <section
          aria-label="Order summary"
          className="space-y-6 self-start rounded-3xl bg-sunken p-6 lg:sticky lg:top-24"
        >
          <div role="alert" className="empty:hidden">
            <CartTrouble view={view} />
          </div>
          <CartTotals view={view} />
          <Link to="/checkout" className={`${buttonClass('primary')} w-full`}>
            Checkout
          </Link>
        </section>
      </div>
    </>
  )
}

/** Whoever looks at a cart may pay soon: Stripe's script loads now, so the card form does not wait. */
function useWarmStripe(): void {
  const { data: config } = trpc.checkout.config.useQuery(undefined, { staleTime: Infinity })
  useEffect(() => {
    if (!config) return
    void import('../checkout/load-stripe.ts').then(({ warmStripe }) => warmStripe(config))
  }, [config])
}
