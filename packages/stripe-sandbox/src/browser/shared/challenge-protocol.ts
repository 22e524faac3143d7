// Between the merchant's page, the challenge's frame, and the bank's page inside it.
import type { Call } from './protocol.ts'

/** Merchant page to challenge frame. */
export type ChallengeCalls = {
  init: Call<{ url: string; locale?: string | undefined }, void>
}

/** Challenge frame to merchant page, unasked. */
export type ChallengeEvents = {
  ready: null
  /** The challenge is over, by whomever (`answered`), or the shopper left (`closed`). */
  finished: { by: 'answered' | 'closed' }
}

/** Outer challenge frame and the bank's page inside it, by window message (same origin). */
export type BankMessage =
  | { sandbox: 'bank-ready' }
  | { sandbox: 'bank-answered' }
  | { sandbox: 'bank-escape' }
