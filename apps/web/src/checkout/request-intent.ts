import { currentCart } from '../cart/cart-store.ts'
import { orderLines } from '../cart/cart.ts'
import { trpcClient, type Currency, type IntentAnswer } from '../trpc.ts'

export type IntentAsk = { checkoutId: string; currency: Currency; shownTotalMinor: number }

/**
 * Asks for the client secret, for the cart as it is now. Called on the plain client: a query or
 * mutation hook would keep the secret in React Query's cache (I3).
 */
export function requestIntent(ask: IntentAsk): Promise<IntentAnswer> {
  return trpcClient.checkout.createIntent.mutate({ ...ask, lines: orderLines(currentCart()) })
}
