import type Stripe from 'stripe'
import type { Call, Context } from '../call.ts'
import { findCustomer } from '../customers/customer.ts'
import { nowSeconds } from '../environment.ts'
import { parametersExclusive, resourceMissing } from '../errors.ts'
import { newClientSecret, newId } from '../ids.ts'
import { mergeMetadata } from '../metadata.ts'
import { assertUsable } from '../payment-methods/attachment.ts'
import { choosesAutomatically } from '../payment-intents/intent-types.ts'
import { createPaymentMethod, usePaymentMethod } from '../payment-methods/payment-method.ts'
import type { PaymentMethodRow, SetupIntent } from '../state/rows.ts'
import { methodOptionsOf } from './method-options.ts'
import type { CreateInput, SharedInput } from './parameters.ts'
import { typesFor } from './setup-types.ts'
import { viewFor } from './view.ts'

export function findSetupIntent({ store }: Context, id: string, param?: string): SetupIntent {
  const intent = store.get('setup_intents', id)
  if (intent === undefined) throw resourceMissing('setupintent', id, param)
  return intent
}

export function save({ store }: Context, intent: SetupIntent): SetupIntent {
  store.put('setup_intents', intent.id, intent)
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

type Owner = {
  customer: string | null | undefined
  paymentMethod: PaymentMethodRow | undefined
  /** Shown with a refusal, once there is one. */
  intent?: SetupIntent
}

/** The customer has to exist, and the payment method has to be theirs or nobody's. */
export function assertOwner(call: Call, { customer, paymentMethod, intent }: Owner): void {
  if (typeof customer === 'string') findCustomer(call, customer, 'customer')
  if (paymentMethod === undefined) return
  assertUsable(paymentMethod, {
    kind: 'SetupIntent',
    customer: customer ?? null,
    ...(intent && { shown: { setup_intent: viewFor(call.keyKind, intent) } }),
  })
}

/** A new intent, as it is before anybody confirms it. */
export function newSetupIntent(
  call: Call,
  input: CreateInput,
  paymentMethod: PaymentMethodRow | undefined,
): SetupIntent {
  const { environment } = call
  const id = newId(environment, 'seti_1')
  const choice = {
    allowed_payment_method_types: input.allowed_payment_method_types ?? null,
    automatic_payment_methods: choosesAutomatically(input)
      ? {
          allow_redirects: input.automatic_payment_methods?.allow_redirects ?? 'always',
          enabled: true,
        }
      : null,
    excluded_payment_method_types: input.excluded_payment_method_types ?? null,
  }
  const types = typesFor(call, choice, input.payment_method_types ?? ['card'])
  return {
    id,
    object: 'setup_intent',
    ...choice,
    application: null,
    cancellation_reason: null,
    client_secret: newClientSecret(environment, id),
    created: nowSeconds(environment),
    customer: input.customer ?? null,
    customer_account: null,
    description: input.description ?? null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: mergeMetadata({}, input.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: paymentMethod?.wire.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: methodOptionsOf(types, input.payment_method_options),
    payment_method_types: types,
    single_use_mandate: null,
    status: paymentMethod === undefined ? 'requires_payment_method' : 'requires_confirmation',
    usage: input.usage ?? 'off_session',
  } satisfies Stripe.SetupIntent
}
