import { CartTrouble } from '../cart/cart-trouble.tsx'
import type { QuoteView } from '../cart/use-quote.ts'
import { Notice } from '../ui/notice.tsx'
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
  if (view.state === 'quoted' && view.quote.pending.length > 0) {
    return (
      <Notice tone="info">
        <p>The card form opens here as soon as you say where your order goes.</p>
      </Notice>
    )
  }
  return (
    <>
      <CardBoxWaiting />
      <Skeleton className="my-5 h-14 rounded-full" />
    </>
  )
}
