import type { StripeError } from '@stripe/stripe-js'
import { toStripeError } from '../../shared/stripe-failure.ts'
import { IntegrationError } from '../integration-error.ts'

/**
 * What was thrown, as the error object of a result. An IntegrationError is no result: it is
 * thrown on to the developer.
 */
export function toSdkError(thrown: unknown): StripeError {
  if (thrown instanceof IntegrationError) throw thrown
  return toStripeError(thrown)
}

/** The result of an act, or `{ error }` where Stripe.js gives one. */
export async function settle<Result extends object>(
  act: () => Promise<Result>,
): Promise<Result | { error: StripeError }> {
  try {
    return await act()
  } catch (thrown) {
    return { error: toSdkError(thrown) }
  }
}
