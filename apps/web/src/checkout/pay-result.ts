import type { IntentAnswer, Problem } from '../trpc.ts'

/** How one press of Pay ended, as far as the browser can know. */
export type PayResult =
  /** Stripe took it. Whether it is paid, the order page hears from our server (I4). */
  | { outcome: 'sent'; orderId: string }
  /** Nobody knows: the answer was lost after confirming. The server will find out. */
  | { outcome: 'unknown'; orderId: string }
  /** An earlier attempt paid, or is about to. */
  | { outcome: 'settledBefore'; orderId: string }
  | { outcome: 'declined'; message: string }
  /** The card form itself shows what is missing. */
  | { outcome: 'incomplete' }
  | Extract<IntentAnswer, { outcome: 'quoteChanged' }>
  | Extract<IntentAnswer, { outcome: 'couponRefused' }>
  | { outcome: 'refused'; problems: Problem[] }
  /** The cart's id belongs to an order that can no longer be paid: it needs a new one. */
  | { outcome: 'orderCanceled' }
  /** The server was asked to charge and did not answer. Asked again, it knows. */
  | { outcome: 'unconfirmed'; message: string }
  /** It failed before anything could be charged. */
  | { outcome: 'notCharged'; message: string }
