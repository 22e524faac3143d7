import { shippingOf } from '../payment-methods/billing-details.ts'
import type { Call, Context } from '../call.ts'
import { mergeMetadata } from '../metadata.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'
import { forgetAuthentication, voidChallenges } from './challenges.ts'
import { assertFits, typesFor } from './intent-types.ts'
import { methodOptionsOf } from './method-options.ts'
import { assertAmount } from './parameters.ts'
import type { SharedInput, UpdateInput } from './parameters.ts'

/** Both an update and a confirmation may carry these. */
export function withShared(
  context: Context,
  intent: PaymentIntent,
  input: SharedInput,
): PaymentIntent {
  const changed: PaymentIntent = {
    ...intent,
    allowed_payment_method_types:
      input.allowed_payment_method_types === undefined
        ? intent.allowed_payment_method_types
        : input.allowed_payment_method_types,
    // Whoever names the types has chosen for good.
    automatic_payment_methods:
      input.payment_method_types === undefined ? intent.automatic_payment_methods : null,
    excluded_payment_method_types:
      input.excluded_payment_method_types === undefined
        ? intent.excluded_payment_method_types
        : input.excluded_payment_method_types,
    receipt_email: input.receipt_email === undefined ? intent.receipt_email : input.receipt_email,
    setup_future_usage:
      input.setup_future_usage === undefined ? intent.setup_future_usage : input.setup_future_usage,
    shipping: input.shipping === undefined ? intent.shipping : shippingOf(input.shipping),
  }
  const types = typesFor(
    context,
    changed,
    input.payment_method_types ?? intent.payment_method_types,
  )
  return {
    ...changed,
    payment_method_options: methodOptionsOf(
      types,
      input.payment_method_options,
      intent.payment_method_options,
    ),
    payment_method_types: types,
  }
}

/** The intent after an update. An authentication under way was for the old terms: it is void. */
export function updatedIntent(
  call: Call,
  intent: PaymentIntent,
  { input, paymentMethod }: { input: UpdateInput; paymentMethod: PaymentMethodRow | undefined },
): PaymentIntent {
  const amount = input.amount ?? intent.amount
  const currency = input.currency ?? intent.currency
  if (input.amount !== undefined || input.currency !== undefined) assertAmount(amount, currency)

  const capture_method = input.capture_method ?? intent.capture_method
  const updated: PaymentIntent = {
    ...withShared(call, { ...intent, amount, capture_method, currency }, input),
    customer: input.customer ?? intent.customer,
    description: input.description ?? intent.description,
    metadata: mergeMetadata(intent.metadata, input.metadata),
    statement_descriptor: input.statement_descriptor ?? intent.statement_descriptor,
    statement_descriptor_suffix:
      input.statement_descriptor_suffix ?? intent.statement_descriptor_suffix,
    transfer_group: input.transfer_group ?? intent.transfer_group,
  }
  const termsChanged =
    amount !== intent.amount ||
    currency !== intent.currency ||
    updated.capture_method !== intent.capture_method
  if (paymentMethod !== undefined) assertFits(updated, paymentMethod)
  if (termsChanged) forgetAuthentication(call, intent)
  if (paymentMethod === undefined && !(termsChanged && intent.status === 'requires_action')) {
    return updated
  }
  voidChallenges(call, intent)
  return {
    ...updated,
    next_action: null,
    payment_method: paymentMethod?.wire.id ?? intent.payment_method,
    status: 'requires_confirmation',
  }
}
