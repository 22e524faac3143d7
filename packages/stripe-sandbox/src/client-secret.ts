import type { Call } from './call.ts'
import { parameterMissing, resourceMissing } from './errors.ts'
import { sameSecret } from './same-secret.ts'
import type { PaymentIntent, SetupIntent } from './state/rows.ts'

const NAMES = { payment_intent: 'payment_intent', setup_intent: 'setupintent' } as const

/**
 * A client secret is all that a browser can prove of an intent, and a server need not: a wrong one
 * may not even tell that the id exists.
 */
export function assertClientSecret(
  { keyKind }: Pick<Call, 'keyKind'>,
  { object, id, client_secret: expected }: PaymentIntent | SetupIntent,
  secret: string | undefined,
): void {
  if (secret === undefined && keyKind === 'secret') return
  if (secret === undefined) throw parameterMissing('client_secret')
  if (!sameSecret(secret, expected)) throw resourceMissing(NAMES[object], id)
}
