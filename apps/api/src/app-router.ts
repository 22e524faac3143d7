import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { catalogRouter } from './catalog/router.ts'
import { checkoutRouter } from './checkout/router.ts'
import { ordersRouter } from './order/router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  catalog: catalogRouter,
  checkout: checkoutRouter,
  orders: ordersRouter,
})

/** The whole API as a type: what clients import, and all that they import. */
export type AppRouter = typeof appRouter
export type RouterInputs = inferRouterInputs<AppRouter>
export type RouterOutputs = inferRouterOutputs<AppRouter>

export type { Problem } from './problem.ts'
export type { ErrorData } from './trpc.ts'
