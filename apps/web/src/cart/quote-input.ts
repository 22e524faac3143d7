import type { Choices } from '../delivery/choices.ts'
import type { Currency } from '../trpc.ts'
import { orderLines, type Cart, type OrderLines } from './cart.ts'

export type QuoteAsk = Choices & { lines: OrderLines; currency: Currency; checkoutId: string }

/** What the price is asked for with. One place, so that all who ask share one answer. */
export function quoteInput(cart: Cart, currency: Currency, choices: Choices): QuoteAsk {
  return { lines: orderLines(cart), currency, checkoutId: cart.checkoutId, ...choices }
}
