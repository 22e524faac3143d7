// Everything that crosses the window boundary. Card details appear in no type of this file.
import type {
  Appearance,
  PaymentIntent,
  StripeError,
  StripePaymentElementChangeEvent,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'

/** What the frame needs to know of the options of `stripe.elements()`. */
export type GroupOptions = {
  clientSecret?: string | undefined
  mode?: 'payment' | 'setup' | 'subscription' | undefined
  amount?: number | undefined
  currency?: string | undefined
  captureMethod?: string | undefined
  setupFutureUsage?: string | null | undefined
  locale?: string | undefined
  appearance?: Appearance | undefined
}

/** What the frame needs to know of the options of `elements.create('payment')`. */
export type ElementOptions = Pick<
  StripePaymentElementOptions,
  'defaultValues' | 'fields' | 'layout' | 'readOnly'
>

export type ConfirmRequest = {
  clientSecret: string
  returnUrl?: string | undefined
  /** `confirmParams` of the merchant, without return_url. */
  params: object
}

export type ChangeDetails = Omit<StripePaymentElementChangeEvent, 'elementType'>

type Call<Params, Result> = { params: Params; result: Result }
type NoParams = Record<string, never>

/** Merchant page to payment frame. */
export type PaymentCalls = {
  init: Call<{ key: string; group: GroupOptions; element: ElementOptions }, void>
  update: Call<{ group?: GroupOptions; element?: ElementOptions }, void>
  /**
   * `inert` on an iframe does not keep Tab out of it, so the frame is told as well. `refocus`
   * gives the focus back to the field that had it.
   */
  setInert: Call<{ inert: boolean; refocus: boolean }, void>
  focus: Call<NoParams, void>
  /** To the first field with a problem. */
  focusProblem: Call<NoParams, void>
  blur: Call<NoParams, void>
  clear: Call<NoParams, void>
  submit: Call<NoParams, { selectedPaymentMethod: string }>
  fetchUpdates: Call<NoParams, void>
  /** The frame adds the card and posts the confirmation itself. */
  confirm: Call<ConfirmRequest, PaymentIntent>
}

/** Payment frame to merchant page, unasked. */
export type PaymentEvents = {
  resize: { height: number }
  ready: null
  loaderror: { error: StripeError }
  change: ChangeDetails
  focus: null
  blur: null
  escape: null
  /** Enter in a field: the merchant's form is to be submitted, as if the field were in it. */
  enter: null
}

/** Merchant page to challenge frame. */
export type ChallengeCalls = {
  init: Call<{ url: string; amount: number; currency: string }, void>
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
export type BankDetails = { sandbox: 'bank-details'; amount: number; currency: string }

/** The two window messages with which a frame and its page meet; they carry nothing else. */
export const HELLO = 'sandbox-hello-1'
export const CONNECT = 'sandbox-connect-1'
