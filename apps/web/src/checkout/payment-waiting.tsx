import { CartTrouble } from '../cart/cart-trouble.tsx'
import type { QuoteView } from '../cart/use-quote.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { CardBoxWaiting } from './card-box.tsx'

/** In the place of the form, until there is something to make it with, or what stands in its way. */
export function PaymentWaiting({ view }: { view: QuoteView }) {
  if (view.state === 'refused' || view.state === 'failed') {
    return (
      <div role="alert">
        <CartTrouble view={view} />
      </div>
    )
  }
  return (
    <>
      <CardBoxWaiting />
      <Skeleton className="my-5 h-14 rounded-full" />
    </>
  )
}
