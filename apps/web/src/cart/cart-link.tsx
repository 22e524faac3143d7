import { Link } from '@tanstack/react-router'
import { useCart } from './cart-store.ts'
import { countItems } from './cart.ts'

export function CartLink({ className }: { className: string }) {
  const count = countItems(useCart())
  return (
    <Link
      to="/cart"
      aria-label={`Cart, ${count} ${count === 1 ? 'item' : 'items'}`}
      className={className}
    >
      Cart
      <span
        className={`ml-1.5 grid h-6 min-w-6 place-items-center rounded-full px-1.5 text-sm tabular-nums ${count > 0 ? 'bg-accent text-accent-ink' : 'bg-sunken text-muted'}`}
      >
        {count}
      </span>
    </Link>
  )
}
