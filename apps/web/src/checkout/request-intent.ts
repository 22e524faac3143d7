import { currentCart } from '../cart/cart-store.ts'
import { quoteInput } from '../cart/quote-input.ts'
import { addressOf, currentAddressDraft, emailOf } from '../delivery/address.ts'
import { currentChoices } from '../delivery/choices.ts'
import {
  trpcClient,
  type ConfirmAnswer,
  type Currency,
  type IntentAnswer,
  type Quote,
} from '../trpc.ts'

export type IntentAsk = { checkoutId: string; currency: Currency; shown: Quote }

/**
 * Asks for the client secret, for the cart and the choices as they are now. Called on the plain
 * client: a query or mutation hook would keep the secret in React Query's cache (I3).
 */
export function requestIntent(ask: IntentAsk): Promise<IntentAnswer> {
  return trpcClient.checkout.createIntent.mutate(inputOf(ask))
}

/** Asks the server to confirm with what stands in the card form. */
export function requestConfirmation(
  ask: IntentAsk,
  confirmationTokenId: string,
): Promise<ConfirmAnswer> {
  const returnUrl = `${window.location.origin}/orders/${ask.checkoutId}`
  return trpcClient.checkout.confirm.mutate({ ...inputOf(ask), confirmationTokenId, returnUrl })
}

function inputOf({ checkoutId, currency, shown }: IntentAsk) {
  const choices = currentChoices()
  return {
    ...quoteInput(currentCart(), currency, choices),
    checkoutId,
    // A code that took nothing off is only a text in a field.
    couponCode: shown.discounts.some(({ code }) => isSame(code, choices.couponCode))
      ? choices.couponCode
      : null,
    address: choices.destination && addressOf(currentAddressDraft()),
    email: emailOf(currentAddressDraft()),
    locale: document.documentElement.lang || 'en',
    shownQuote: shown,
  }
}

function isSame(code: string | null, typed: string | null): boolean {
  return code !== null && code === typed?.trim().toUpperCase()
}
