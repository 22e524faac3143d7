import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useCart } from '../cart/cart-store.ts'
import type { Cart } from '../cart/cart.ts'
import { EmptyCart } from '../cart/empty-cart.tsx'
import { useQuote } from '../cart/use-quote.ts'
import { useCurrency } from '../currency-choice.ts'
import { DeliverySection } from '../delivery/delivery-section.tsx'
import { EmailField } from '../delivery/email-field.tsx'
import { useDelivery } from '../delivery/use-delivery.ts'
import { trpc } from '../trpc.ts'
import { PageHeading } from '../ui/page-heading.tsx'
import { CheckoutSummary } from './checkout-summary.tsx'
import { FlowSwitch } from './flow-switch.tsx'
import { PaymentSection } from './payment-section.tsx'
import { usePayment } from './use-payment.ts'

export function CheckoutPage() {
  const cart = useCart()
  useEffect(() => void performance.mark('checkout:route'), [])
  return cart.lines.length === 0 ? (
    <EmptyCart completedOrderId={cart.completedOrderId} />
  ) : (
    <Checkout cart={cart} />
  )
}

function Checkout({ cart }: { cart: Cart }) {
  const { flow = 'card' } = useSearch({ from: '/checkout' })
  const currency = useCurrency()
  const view = useQuote(cart, currency)
  const payment = usePayment(cart, currency)
  const delivery = useDelivery(view)
  useRecheckAfterBack()
  return (
    <>
      <PageHeading title="Checkout">Checkout</PageHeading>
      {/* The card form keeps its place in the tree at every width: moving it would empty it (S3). */}
      <div className="mt-8 grid gap-8 lg:grid-cols-[1fr_26rem] lg:gap-16">
        <CheckoutSummary
          cart={cart}
          view={view}
          currency={currency}
          isLocked={payment.phase !== 'idle'}
        />
        <div className="min-w-0">
          <EmailField delivery={delivery} isLocked={payment.phase !== 'idle'} />
          <DeliverySection delivery={delivery} view={view} isLocked={payment.phase !== 'idle'} />
          <PaymentSection
            cart={cart}
            view={view}
            currency={currency}
            payment={payment}
            delivery={delivery}
            flow={flow}
          />
        </div>
      </div>
      <FlowSwitch flow={flow} />
    </>
  )
}

/** A page out of the back-forward cache is as old as it looks: ask the server again (ux.md O2). */
function useRecheckAfterBack(): void {
  const queries = trpc.useUtils()
  useEffect(() => {
    const recheck = (event: PageTransitionEvent) => {
      if (event.persisted) void queries.invalidate()
    }
    window.addEventListener('pageshow', recheck)
    return () => window.removeEventListener('pageshow', recheck)
  }, [queries])
}
