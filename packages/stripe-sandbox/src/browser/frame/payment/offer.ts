import type { PaymentIntent, SetupIntent } from '@stripe/stripe-js'
import type { GroupOptions } from '../../shared/protocol.ts'
import { callStripe } from '../../shared/stripe-api.ts'
import { StripeFailure } from '../../shared/stripe-failure.ts'

/** How one may pay here. */
export type Offer = {
  /** Types of payment methods, in the order in which they are offered. */
  types: string[]
  business: string
  /** Whether what is entered is kept for later payments. */
  isKept: boolean
}

type ElementsSession = {
  payment_method_types: string[]
  business_name: string
  intent: PaymentIntent | SetupIntent | null
}

/**
 * Asks what the intent allows, or what an intent of the deferred terms would. Throws StripeFailure
 * for an intent that can no longer be paid: there is no form to show for it.
 */
export async function fetchOffer(key: string, group: GroupOptions): Promise<Offer> {
  const access = { origin: location.origin, key }
  const session = await callStripe<ElementsSession>(access, 'elements/sessions', offerTerms(group))
  const { intent } = session
  if (intent) assertPayable(intent)
  return {
    types: session.payment_method_types,
    business: session.business_name,
    isKept: intent
      ? intent.object === 'setup_intent' || intent.setup_future_usage !== null
      : group.mode === 'setup' || Boolean(group.setupFutureUsage),
  }
}

/** What an offer depends on. */
export function offerTerms(group: GroupOptions): object {
  if (group.clientSecret !== undefined) return { client_secret: group.clientSecret }
  return {
    deferred_intent: {
      mode: group.mode,
      amount: group.amount,
      currency: group.currency,
      capture_method: group.captureMethod,
      setup_future_usage: group.setupFutureUsage,
      allowed_payment_method_types: group.allowedTypes,
      excluded_payment_method_types: group.excludedTypes,
    },
  }
}

const FINAL = new Set<string>(['succeeded', 'canceled', 'requires_capture'])

function assertPayable(intent: PaymentIntent | SetupIntent): void {
  if (!FINAL.has(intent.status)) return
  const name = intent.object === 'payment_intent' ? 'PaymentIntent' : 'SetupIntent'
  throw new StripeFailure({
    type: 'invalid_request_error',
    code: `${intent.object}_unexpected_state`,
    message: `The Payment Element cannot be shown: this ${name} is in a terminal state (${intent.status}).`,
  })
}
