import { explainError } from '../api-error.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { CartProblems } from './cart-problems.tsx'
import type { QuoteView } from './use-quote.ts'

/** What keeps the cart from having a price, with the way out; nothing when all is well. */
export function CartTrouble({ view }: { view: QuoteView }) {
  if (view.state === 'refused') return <CartProblems problems={view.problems} />
  if (view.state !== 'failed') return null
  return (
    <Notice tone="danger">
      <p>{explainError(view.error)}</p>
      <Button look="quiet" className="mt-3" onClick={view.retry}>
        Retry
      </Button>
    </Notice>
  )
}
