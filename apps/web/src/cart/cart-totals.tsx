import { formatMoney } from '@paydesk/pricing'
import { Totals } from '../order/totals.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { QuoteView } from './use-quote.ts'

/** What the cart costs, in every state of finding out; a changed total is said once. */
export function CartTotals({ view }: { view: QuoteView }) {
  const settled = view.state === 'quoted' && !view.isEstimate ? view.quote : null
  return (
    <>
      <output className="sr-only">
        {settled && `Total ${formatMoney(settled.totalMinor, settled.currency)}`}
      </output>
      <CartAmounts view={view} />
    </>
  )
}

function CartAmounts({ view }: { view: QuoteView }) {
  if (view.state === 'quoted') return <Totals quote={view.quote} />
  if (view.state === 'refused' || view.state === 'failed') {
    return <p className="text-muted">There is no total yet.</p>
  }
  return (
    <div aria-busy="true">
      <Skeleton className="h-8" />
      <Skeleton className="mt-3 h-12" />
    </div>
  )
}
