import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'

/** `done`: its owner has already answered for this payment. `unknown`: the lookup failed. */
export type AuthenticationNeed = 'none' | 'required' | 'done' | 'unknown'

/** Whether the customer has to prove to be the card's owner before this payment. */
export function authenticationNeed(
  intent: PaymentIntent,
  { behaviour }: PaymentMethodRow,
  isOffSession: boolean,
): AuthenticationNeed {
  if (behaviour.authenticatedFor === intent.id) return 'done'
  switch (behaviour.authentication) {
    case 'none':
      return 'none'
    case 'on_request': {
      const requested = intent.payment_method_options?.card?.request_three_d_secure
      return requested === undefined || requested === null || requested === 'automatic'
        ? 'none'
        : 'required'
    }
    case 'required':
      return 'required'
    case 'unless_set_up':
      return isOffSession && behaviour.isSetUp ? 'none' : 'required'
    case 'lookup_fails':
      return 'unknown'
  }
}
