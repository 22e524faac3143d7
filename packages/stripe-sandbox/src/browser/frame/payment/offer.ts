import type { PaymentIntent, PaymentMethod, SetupIntent } from '@stripe/stripe-js'
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
  /** Who comes back, where the merchant gave a customer session. */
  customer: Customer | null
}

type Customer = {
  saved: PaymentMethod[]
  defaultId: string | null
  mayRemove: boolean
  /** Whether the shopper may keep a new one, and what for. */
  maySave: boolean
  saveUsage: string | null
}

type ElementsSession = {
  payment_method_types: string[]
  business_name: string
  intent: PaymentIntent | SetupIntent | null
  customer: {
    default_payment_method: string | null
    payment_methods: PaymentMethod[]
    payment_element?: { features: Features | null }
  } | null
}
type Features = {
  payment_method_remove: string
  payment_method_save: string
  payment_method_save_usage: string | null
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
    customer: session.customer && customerOf(session.customer),
  }
}

function customerOf(found: NonNullable<ElementsSession['customer']>): Customer {
  const features = found.payment_element?.features
  return {
    saved: found.payment_methods,
    defaultId: found.default_payment_method,
    mayRemove: features?.payment_method_remove === 'enabled',
    maySave: features?.payment_method_save === 'enabled',
    saveUsage: features?.payment_method_save_usage ?? null,
  }
}

/** Has the sandbox forget a payment method that the customer kept. */
export async function forgetSaved(
  key: string,
  group: GroupOptions,
  { id }: PaymentMethod,
): Promise<void> {
  const access = { origin: location.origin, key }
  await callStripe(access, `elements/payment_methods/${id}/detach`, {
    customer_session_client_secret: group.customerSession,
  })
}

/** What an offer depends on. */
export function offerTerms(group: GroupOptions): object {
  const customer = { customer_session_client_secret: group.customerSession }
  if (group.clientSecret !== undefined) return { ...customer, client_secret: group.clientSecret }
  return {
    ...customer,
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
