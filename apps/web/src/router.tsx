import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { currentCart } from './cart/cart-store.ts'
import { quoteInput } from './cart/quote-input.ts'
import { ShopPage } from './catalog/shop-page.tsx'
import { parseShopSearch, productListInput } from './catalog/shop-search.ts'
import { parseFlow, type Flow } from './checkout/flow.ts'
import { currentChoices } from './delivery/choices.ts'
import { currentCurrency } from './currency-choice.ts'
import { CrashedPage, NotFoundPage } from './lost-pages.tsx'
import { Shell } from './shell.tsx'
import { trpcQueries } from './trpc.ts'

// Loaders start requests and do not wait for them: a page shows its skeleton at once, and a link
// that is only hovered has its data under way (defaultPreload).

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashedPage,
  loader: () => void trpcQueries.checkout.config.prefetch(undefined, { staleTime: Infinity }),
})

const shop = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: parseShopSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) =>
    void trpcQueries.catalog.list.prefetchInfinite(productListInput(currentCurrency(), deps)),
  component: ShopPage,
})

const product = createRoute({
  getParentRoute: () => root,
  path: '/products/$slug',
  loader: ({ params }) =>
    void trpcQueries.catalog.bySlug.prefetch({ slug: params.slug, currency: currentCurrency() }),
  component: lazyRouteComponent(() => import('./catalog/product-page.tsx'), 'ProductPage'),
})

function prefetchQuote(): void {
  const input = quoteInput(currentCart(), currentCurrency(), currentChoices())
  if (input.lines.length > 0) void trpcQueries.checkout.quote.prefetch(input)
}

const cart = createRoute({
  getParentRoute: () => root,
  path: '/cart',
  loader: prefetchQuote,
  component: lazyRouteComponent(() => import('./cart/cart-page.tsx'), 'CartPage'),
})

const checkout = createRoute({
  getParentRoute: () => root,
  path: '/checkout',
  validateSearch: ({ flow }: { flow?: unknown }): { flow?: Flow } => parseFlow(flow),
  loader: prefetchQuote,
  component: lazyRouteComponent(() => import('./checkout/checkout-page.tsx'), 'CheckoutPage'),
})

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  component: lazyRouteComponent(() => import('./order/orders-page.tsx'), 'OrdersPage'),
})

const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./order/order-page.tsx'), 'OrderPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([shop, product, cart, checkout, orders, order]),
  defaultPreload: 'intent',
  // React Query decides what is fresh.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  // Declaration merging is how the router learns its own routes; only an interface can merge.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Register {
    router: typeof router
  }
}
