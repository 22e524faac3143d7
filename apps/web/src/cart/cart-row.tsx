import { Link } from '@tanstack/react-router'
import type { Currency, Quote } from '../trpc.ts'
import { LinePrice } from '../ui/line-price.tsx'
import { ProductPicture } from '../ui/product-picture.tsx'
import { QuantityStepper } from '../ui/quantity-stepper.tsx'
import { removeFromCart, setCartQuantity } from './cart-store.ts'
import type { CartLine } from './cart.ts'

type CartRowProps = {
  line: CartLine
  /** Null: there is no price yet. */
  priced: Quote['lines'][number] | null
  currency: Currency
  /** On the checkout: smaller, and the name leads nowhere. */
  compact?: boolean
}

export function CartRow({ line, priced, currency, compact = false }: CartRowProps) {
  return (
    <li className={`flex gap-4 ${compact ? 'py-4' : 'py-6 sm:gap-6'}`}>
      <ProductPicture
        src={line.image}
        eager
        className={`shrink-0 self-start ${compact ? 'w-16 rounded-xl' : 'w-24 rounded-2xl sm:w-32'}`}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="flex items-baseline justify-between gap-4">
          <span className={`leading-snug font-medium ${compact ? '' : 'text-lg'}`}>
            {compact ? (
              line.name
            ) : (
              <Link
                to="/products/$slug"
                params={{ slug: line.slug }}
                className="hover:underline hover:underline-offset-4"
              >
                {line.name}
              </Link>
            )}
          </span>
          <span className="shrink-0">
            {priced === null ? (
              <span className="text-muted">–</span>
            ) : (
              <LinePrice line={priced} currency={currency} />
            )}
          </span>
        </div>
        <div className="mt-auto flex flex-wrap items-center justify-between gap-2">
          <QuantityStepper
            name={line.name}
            quantity={line.quantity}
            onChange={(quantity) => setCartQuantity(line.productId, quantity)}
          />
          <button
            type="button"
            aria-label={`Remove ${line.name}`}
            onClick={() => removeFromCart(line.productId)}
            className="-mr-3 inline-flex min-h-11 items-center rounded-full px-3 text-muted underline-offset-4 hover:text-ink hover:underline"
          >
            Remove
          </button>
        </div>
      </div>
    </li>
  )
}
