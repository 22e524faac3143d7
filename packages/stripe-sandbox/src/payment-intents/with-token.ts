import type { Call } from '../call.ts'
import { withConfirmationToken } from '../confirmation-tokens/use-token.ts'
import type { ConfirmationTokenRow, PaymentIntent } from '../state/rows.ts'
import { elementsMismatch } from './errors.ts'
import { assertSameTerms } from './same-terms.ts'
import type { ConfirmationInput, SharedInput } from './parameters.ts'

type Terms = Pick<SharedInput, 'setup_future_usage' | 'shipping'>

/** A payment takes what a ConfirmationToken says of its use and of the goods as well. */
export function withToken<T extends ConfirmationInput & SharedInput>(
  call: Call,
  given: T,
  token: ConfirmationTokenRow | undefined,
): Omit<T, keyof Terms> & Terms {
  if (token === undefined) return given
  const { setup_future_usage: usage, shipping } = token.wire
  const goesTo = shipping && { ...shipping, carrier: undefined, tracking_number: undefined }
  return {
    ...withConfirmationToken(call, given, token),
    setup_future_usage:
      given.setup_future_usage === undefined ? knownUsage(usage) : given.setup_future_usage,
    shipping: given.shipping === undefined ? (goesTo ?? undefined) : given.shipping,
  }
}

/** Refuses what a token was made for, if the intent is for something else. */
export function assertTokenFits(
  token: ConfirmationTokenRow | undefined,
  intent: PaymentIntent,
): void {
  if (token === undefined) return
  if (token.terms !== null) assertSameTerms(token.terms, intent)
  const { setup_future_usage: usage } = token.wire
  const expected = intent.setup_future_usage
  if (usage !== null && expected !== null && usage !== expected) {
    throw elementsMismatch('setup_future_usage', usage, expected)
  }
}

/** Stripe's types let it be any text; only these two get in. */
function knownUsage(usage: string | null): 'off_session' | 'on_session' | undefined {
  return usage === 'off_session' || usage === 'on_session' ? usage : undefined
}
