export type MerchantSettings = {
  publishableKey: string
  /** Where stripe.js is; null for Stripe's own. */
  scriptUrl: string | null
}
