import { Link } from '@tanstack/react-router'
import { buttonClass } from '../ui/button.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

/** After buying, Back leads here rather than to a form that could pay again (ux.md O2). */
export function EmptyCart({ completedOrderId }: { completedOrderId: string | null }) {
  return (
    <div className="mx-auto max-w-xl py-12 text-center">
      <PageHeading title="Cart">Your cart is empty</PageHeading>
      <p className="mt-4 text-lg text-muted">
        {completedOrderId ? 'Your last order is complete.' : 'Nothing in here yet.'}
      </p>
      <div className="mt-8 flex flex-wrap justify-center gap-3">
        <Link to="/" className={buttonClass('primary')}>
          Browse the shop
        </Link>
        {completedOrderId && (
          <Link
            to="/orders/$orderId"
            params={{ orderId: completedOrderId }}
            className={buttonClass('quiet')}
          >
            See your last order
          </Link>
        )}
      </div>
    </div>
  )
}
