import type { KeyKind } from '../http/authentication.ts'
import type { SetupIntent } from '../state/rows.ts'

/** What a publishable key with the client secret may see: the fields that stripe-js has types for. */
const PUBLIC_FIELDS = [
  'id',
  'object',
  'automatic_payment_methods',
  'cancellation_reason',
  'client_secret',
  'created',
  'description',
  'last_setup_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_types',
  'status',
  'usage',
] as const satisfies (keyof SetupIntent)[]

type RestrictedSetupIntent = Partial<Pick<SetupIntent, (typeof PUBLIC_FIELDS)[number]>>

export function viewFor(
  keyKind: KeyKind,
  intent: SetupIntent,
): SetupIntent | RestrictedSetupIntent {
  if (keyKind === 'secret') return intent
  return Object.fromEntries(PUBLIC_FIELDS.map((field) => [field, intent[field]]))
}
