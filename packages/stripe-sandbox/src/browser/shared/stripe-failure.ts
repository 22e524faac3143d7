import type { StripeError } from '@stripe/stripe-js'

/** A failure that Stripe reports as an error object in a result, not as an exception. */
export class StripeFailure extends Error {
  override name = 'StripeFailure'
  readonly error: StripeError

  constructor(error: StripeError) {
    super(error.message ?? error.type)
    this.error = error
  }
}

/** Whatever was thrown, as Stripe's error object. */
export function toStripeError(thrown: unknown): StripeError {
  if (thrown instanceof StripeFailure) return thrown.error
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { type: 'api_error', message }
}
