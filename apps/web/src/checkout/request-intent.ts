import { currentCart } from '../cart/cart-store.ts'
import { quoteInput } from '../cart/quote-input.ts'
import { addressOf, currentAddressDraft } from '../delivery/address.ts'
import { currentChoices } from '../delivery/choices.ts'
import { trpcClient, type Currency, type IntentAnswer, type Quote } from '../trpc.ts'

export type IntentAsk = { checkoutId: string; currency: Currency; shown: Quote }

/**
 * Asks for the client secret, for the cart and the choices as they are now. Called on the plain
 * client: a query or mutation hook would keep the secret in React Query's cache (I3).
 */
export function requestIntent({ checkoutId, currency, shown }: IntentAsk): Promise<IntentAnswer> {
  const choices = currentChoices()
  return trpcClient.checkout.createIntent.mutate({
    ...quoteInput(currentCart(), currency, choices),
    checkoutId,
    // A code that took nothing off is only a text in a field.
    couponCode: shown.discounts.some(({ code }) => isSame(code, choices.couponCode))
      ? choices.couponCode
      : null,
    address: choices.destination && addressOf(currentAddressDraft()),
    shownQuote: shown,
  })
}

function isSame(code: string | null, typed: string | null): boolean {
  return code !== null && code === typed?.trim().toUpperCase()
}
