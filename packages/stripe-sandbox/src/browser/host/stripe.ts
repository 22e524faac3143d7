import type { StripeConstructor, StripeConstructorOptions } from '@stripe/stripe-js'
import { makeStripe } from './make-stripe.ts'

// A plain function, since stripe-js calls it without `new`; with `new` it works as well.
function Stripe(key: string, options?: StripeConstructorOptions) {
  return makeStripe(key, options)
}

const constructor: StripeConstructor = Object.assign(Stripe, {
  /** The release train that stripe-js 10.2 expects; any other makes it warn. */
  version: 'endive',
})

// Loaded twice, the first stays: Elements of one instance do not work with another.
window.Stripe ??= constructor
