// What crosses the window boundary for every Element. Card details appear in no type of it.
import type { Appearance, StripeError } from '@stripe/stripe-js'

export type Call<Params, Result> = { params: Params; result: Result }
export type NoParams = Record<string, never>

/** What a frame needs to know of the options of `stripe.elements()`. */
export type GroupOptions = {
  clientSecret?: string | undefined
  mode?: 'payment' | 'setup' | 'subscription' | undefined
  amount?: number | undefined
  currency?: string | undefined
  captureMethod?: string | undefined
  setupFutureUsage?: string | null | undefined
  allowedTypes?: string[] | undefined
  excludedTypes?: string[] | undefined
  customerSession?: string | undefined
  paymentMethodCreation?: 'manual' | undefined
  /** Another Element of the group asks for the billing address, so that no other has to. */
  hasBillingAddress?: boolean | undefined
  locale?: string | undefined
  appearance?: Appearance | undefined
}

/** A font of the merchant, as its page loaded it. */
export type LoadedFont = {
  family: string
  data: ArrayBuffer
  descriptors: FontFaceDescriptors
}

/** Merchant page to the frame of an Element. `Options` is what the frame uses of `create()`'s. */
export type ElementCalls<Options> = {
  init: Call<{ key: string; group: GroupOptions; element: Options }, void>
  update: Call<{ group?: GroupOptions; element?: Options }, void>
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
  setFonts: Call<{ fonts: LoadedFont[] }, void>
  /** Shows what is missing or wrong; fails with the first of it as validation_error. */
  validate: Call<NoParams, void>
}

/** Frame of an Element to the merchant page, unasked. */
export type ElementEvents<Change> = {
  resize: { height: number }
  ready: null
  loaderror: { error: StripeError }
  change: Change
  focus: null
  blur: null
  escape: null
  /** Enter in a field: the merchant's form is to be submitted, as if the field were in it. */
  enter: null
}

/** The two window messages with which a frame and its page meet; they carry nothing else. */
export const HELLO = 'sandbox-hello-1'
export const CONNECT = 'sandbox-connect-1'
