/**
 * The first import of main.tsx: nothing may run, and so read or report the address, before it.
 *
 * Stripe's redirect back adds the client secret to the address (invariant I3). The order page asks
 * our server instead, so all that Stripe adds is taken away.
 * Source: https://docs.stripe.com/js/payment_intents/confirm_payment (return_url)
 */
const STRIPE_RETURN_PARAMETERS = [
  'payment_intent',
  'payment_intent_client_secret',
  'setup_intent',
  'setup_intent_client_secret',
  'redirect_status',
] as const

type Page = {
  location: Pick<Location, 'href'>
  history: Pick<History, 'replaceState' | 'state'>
}

/** Replaces the address by one without Stripe's parameters; leaves a clean address untouched. */
export function scrubReturnAddress({ location, history }: Page): void {
  const address = new URL(location.href)
  const found = STRIPE_RETURN_PARAMETERS.filter((name) => address.searchParams.has(name))
  if (found.length === 0) return
  for (const name of found) address.searchParams.delete(name)
  // The whole address: a path that begins with two slashes would be read as another site's.
  history.replaceState(history.state, '', address.href)
}

if (typeof window !== 'undefined') scrubReturnAddress(window)
