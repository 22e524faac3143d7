import type { Cart } from '../cart/cart.ts'
import type { QuoteView } from '../cart/use-quote.ts'
import type { Delivery } from '../delivery/use-delivery.ts'
import type { Currency } from '../trpc.ts'
import type { Payment } from './use-payment.ts'
import type { StripeJs } from './use-stripe-js.ts'

/** What both flows get. */
export type FlowPaymentProps = {
  cart: Cart
  currency: Currency
  view: QuoteView
  payment: Payment
  delivery: Delivery
  stripeJs: StripeJs
  /** Makes the whole card form anew, after it failed to load. */
  onRetryForm: () => void
}
