import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { CartLink } from './cart/cart-link.tsx'
import { CurrencySelect } from './currency-select.tsx'

const HEADER_LINK =
  'inline-flex min-h-11 items-center rounded-full px-2 font-medium sm:px-3 hover:bg-sunken'

function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-20 focus:rounded-full focus:bg-surface focus:px-4 focus:py-3"
    >
      Skip to content
    </a>
  )
}

function ShopHeader() {
  return (
    <header className="shell-header">
      <div className="shell-bar">
        <Link
          to="/"
          aria-label="Paydesk, to the shop"
          className="wordmark mr-auto inline-flex min-h-11 items-center"
        >
          Paydesk
        </Link>
        <CurrencySelect />
        <nav aria-label="Shop" className="-mr-2 flex items-center sm:-mr-3">
          <Link to="/orders" className={HEADER_LINK}>
            Orders
          </Link>
          <CartLink className={HEADER_LINK} />
        </nav>
      </div>
    </header>
  )
}

/** On the checkout nothing leads away but the cart (ux.md L4). */
function CheckoutHeader() {
  return (
    <header className="shell-header">
      <div className="shell-bar">
        <span className="wordmark mr-auto">Paydesk</span>
        <Link to="/cart" className={`${HEADER_LINK} -mr-2 text-muted sm:-mr-3`}>
          Back to cart
        </Link>
      </div>
    </header>
  )
}

export function Shell() {
  const isCheckout = useLocation({ select: ({ pathname }) => pathname === '/checkout' })
  return (
    <>
      <SkipLink />
      {isCheckout ? <CheckoutHeader /> : <ShopHeader />}
      <main id="main" className="mx-auto w-full max-w-7xl px-4 pt-8 pb-24 sm:px-8 sm:pt-12">
        <Outlet />
      </main>
    </>
  )
}
