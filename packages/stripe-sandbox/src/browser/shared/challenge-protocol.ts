// Between the merchant's page, the challenge's frame, and the bank's page inside it.
import type { Call } from './protocol.ts'

type Price = { amount: number; currency: string }

/** Merchant page to challenge frame. */
export type ChallengeCalls = {
  /** `price` is null where nothing is paid: a card is set up. */
  init: Call<{ url: string; price: Price | null }, void>
}

/** Challenge frame to merchant page, unasked. */
export type ChallengeEvents = {
  ready: null
  /** The bank's answer is recorded (`answered`), or the shopper left (`closed`). */
  finished: { by: 'answered' | 'closed' }
}

/** Outer challenge frame and the bank's page inside it, by window message (same origin). */
export type BankMessage =
  | { sandbox: 'bank-ready' }
  | { sandbox: 'bank-answered' }
  | { sandbox: 'bank-escape' }
export type BankDetails = { sandbox: 'bank-details'; price: Price | null }
