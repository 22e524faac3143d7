import type Stripe from 'stripe'
import type { Call } from '../call.ts'
import { findCustomer } from '../customers/customer.ts'
import { nowSeconds } from '../environment.ts'
import { parametersExclusive, resourceMissing } from '../errors.ts'
import { newClientSecret, newPaymentIntentId } from '../ids.ts'
import { mergeMetadata } from '../metadata.ts'
import { assertUsable } from '../payment-methods/attachment.ts'
import { shippingOf } from '../payment-methods/billing-details.ts'
import { createPaymentMethod, usePaymentMethod } from '../payment-methods/payment-method.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'
import { choosesAutomatically, typesFor } from './intent-types.ts'
import { methodOptionsOf } from './method-options.ts'
import type { CreateInput, SharedInput } from './parameters.ts'
import { viewFor } from './view.ts'

export function findIntent(call: Call, id: string): PaymentIntent {
  const intent = call.store.get('payment_intents', id)
  if (intent === undefined) throw resourceMissing('payment_intent', id)
  return intent
}

/** The payment method that the parameters give, made or found; undefined when they give none. */
export function paymentMethodFrom(call: Call, input: SharedInput): PaymentMethodRow | undefined {
  if (input.payment_method !== undefined && input.payment_method_data !== undefined) {
    throw parametersExclusive('payment_method', 'payment_method_data')
  }
  if (input.payment_method !== undefined) return usePaymentMethod(call, input.payment_method)
  if (input.payment_method_data !== undefined) {
    return createPaymentMethod(call, input.payment_method_data)
  }
  return undefined
}

type Payer = {
  customer: string | null | undefined
  paymentMethod: PaymentMethodRow | undefined
  /** Shown with a refusal, once there is one. */
  intent?: PaymentIntent
}

/** The intent's customer has to exist, and the payment method has to be theirs or nobody's. */
export function assertPayer(call: Call, { customer, paymentMethod, intent }: Payer): void {
  if (typeof customer === 'string') findCustomer(call, customer, 'customer')
  if (paymentMethod === undefined) return
  assertUsable(paymentMethod, {
    kind: 'PaymentIntent',
    customer: customer ?? null,
    ...(intent && { shown: { payment_intent: viewFor(call.keyKind, intent) } }),
  })
}

/** A new intent, as it is before anybody tries to pay it. */
export function newIntent(
  call: Call,
  input: CreateInput,
  paymentMethod: PaymentMethodRow | undefined,
): PaymentIntent {
  const { environment } = call
  const id = newPaymentIntentId(environment)
  const terms = {
    allowed_payment_method_types: input.allowed_payment_method_types ?? null,
    automatic_payment_methods: choosesAutomatically(input)
      ? {
          allow_redirects: input.automatic_payment_methods?.allow_redirects ?? 'always',
          enabled: true,
        }
      : null,
    capture_method: input.capture_method ?? 'automatic_async',
    currency: input.currency,
    excluded_payment_method_types: input.excluded_payment_method_types ?? null,
    setup_future_usage: input.setup_future_usage ?? null,
  } as const
  const types = typesFor(call, terms, input.payment_method_types ?? ['card'])
  // Field by field: to spread so many costs as much as all the rest of a request.
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: terms.allowed_payment_method_types,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: terms.automatic_payment_methods,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: terms.capture_method,
    client_secret: newClientSecret(environment, id),
    confirmation_method: input.confirmation_method ?? 'automatic',
    created: nowSeconds(environment),
    currency: terms.currency,
    customer: input.customer ?? null,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types: terms.excluded_payment_method_types,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, input.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: paymentMethod?.wire.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: methodOptionsOf(types, input.payment_method_options),
    payment_method_types: types,
    payment_record: null,
    processing: null,
    receipt_email: input.receipt_email ?? null,
    review: null,
    setup_future_usage: terms.setup_future_usage,
    shipping: shippingOf(input.shipping ?? null),
    source: null,
    statement_descriptor: input.statement_descriptor ?? null,
    statement_descriptor_suffix: input.statement_descriptor_suffix ?? null,
    status: paymentMethod === undefined ? 'requires_payment_method' : 'requires_confirmation',
    transfer_data: null,
    transfer_group: input.transfer_group ?? null,
  } satisfies Stripe.PaymentIntent
}
