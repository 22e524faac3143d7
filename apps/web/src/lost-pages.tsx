import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { explainError } from './api-error.ts'
import { Button, buttonClass } from './ui/button.tsx'
import { PageHeading } from './ui/page-heading.tsx'

export function NotFoundPage() {
  return (
    <div className="max-w-xl py-12">
      <PageHeading title="Not found">Nothing here</PageHeading>
      <p className="mt-4 text-lg text-muted">
        The address may be mistyped, or what stood here has left the shop.
      </p>
      <Link to="/" className={`${buttonClass('primary')} mt-8`}>
        Browse the shop
      </Link>
    </div>
  )
}

/** Last resort for a fault in our own code, or a part of the page that failed to load. */
export function CrashedPage({ error, reset }: ErrorComponentProps) {
  return (
    <div role="alert" className="max-w-xl py-12">
      <PageHeading title="Error">This page stumbled</PageHeading>
      <p className="mt-4 text-lg text-muted">{explainError(error)} Your cart is safe.</p>
      <div className="mt-8 flex flex-wrap gap-3">
        <Button onClick={reset}>Retry</Button>
        <Link to="/" className={buttonClass('quiet')}>
          Browse the shop
        </Link>
      </div>
    </div>
  )
}
