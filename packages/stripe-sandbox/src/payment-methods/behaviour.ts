import type { BankFailureName } from '../charges/bank-failures.ts'
import type { DeclineName } from '../charges/declines.ts'

/** What a test payment method does. Kept beside it instead of its number. */
export type Behaviour = {
  /**
   * The answer to a charge, after authentication where that is needed. `delayed`: it is pending
   * first, and `settles` says what it comes to.
   */
  charge: 'approved' | 'delayed' | DeclineName
  /** The issuer's answer when it is saved without being charged. */
  setup: 'approved' | DeclineName
  /** `by_hand`: it stays pending until the side door settles it. */
  settles: 'by_hand' | 'approved' | BankFailureName
  /**
   * `on_request`: only when the intent asks for 3-D Secure. `unless_set_up`: not off session once
   * it is set up. `lookup_fails`: the card network cannot say whether it is needed.
   */
  authentication: 'none' | 'on_request' | 'required' | 'unless_set_up' | 'lookup_fails'
  /** The customer authenticated it for payments off session. */
  isSetUp: boolean
  /** The intent for which it was authenticated, until the server's next confirmation uses that. */
  authenticatedFor: string | null
  checks: { cvc: Check; line1: Check; postalCode: Check }
  risk: 'normal' | 'elevated' | 'highest'
  /** What its owner says to the bank once the charge is made. */
  dispute: 'none' | 'fraudulent' | 'product_not_received' | 'inquiry' | 'twice'
  refund: 'at_once' | 'later' | 'fails_later'
  /** Whether the money is available without waiting for days. */
  isAvailableAtOnce: boolean
}

export type Check = 'pass' | 'fail' | 'unchecked'

export const PLAIN: Behaviour = {
  charge: 'approved',
  setup: 'approved',
  settles: 'by_hand',
  authentication: 'none',
  isSetUp: false,
  authenticatedFor: null,
  checks: { cvc: 'pass', line1: 'pass', postalCode: 'pass' },
  risk: 'normal',
  dispute: 'none',
  refund: 'at_once',
  isAvailableAtOnce: false,
}
