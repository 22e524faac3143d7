const PAYMENT_INTENT_SECRET = /^(pi_[A-Za-z0-9]+)_secret_[A-Za-z0-9]+$/

/** The PaymentIntent's id in a client secret, or null if the text is not one. */
export function paymentIntentIdOf(clientSecret: unknown): string | null {
  if (typeof clientSecret !== 'string') return null
  return PAYMENT_INTENT_SECRET.exec(clientSecret)?.[1] ?? null
}
