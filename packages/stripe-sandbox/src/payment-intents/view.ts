import type { KeyKind } from '../http/authentication.ts'
import type { PaymentIntent } from '../state/rows.ts'

/**
 * What a publishable key with the client secret may see. The docs promise "a subset" without
 * listing it; this is the one seen in practice. A field that is not named here stays private.
 */
const PUBLIC_FIELDS = [
  'id',
  'object',
  'amount',
  'amount_details',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'source',
  'status',
] as const satisfies (keyof PaymentIntent)[]

export type RestrictedPaymentIntent = Partial<Pick<PaymentIntent, (typeof PUBLIC_FIELDS)[number]>>

export function restrictedView(intent: PaymentIntent): RestrictedPaymentIntent {
  return Object.fromEntries(
    PUBLIC_FIELDS.filter((field) => intent[field] !== undefined).map((field) => [
      field,
      intent[field],
    ]),
  )
}

export function viewFor(
  keyKind: KeyKind,
  intent: PaymentIntent,
): PaymentIntent | RestrictedPaymentIntent {
  return keyKind === 'secret' ? intent : restrictedView(intent)
}
