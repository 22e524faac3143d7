// Between the page and the frame of an Element in which a shopper enters how to pay. The frame
// adds that to what the page asks for and posts it itself: nothing of it is in a type of this file.
import type {
  ConfirmationToken,
  PaymentIntent,
  PaymentMethod,
  SetupIntent,
  Token,
} from '@stripe/stripe-js'
import type { Call } from './protocol.ts'

/** Each `params` is what the merchant passed, in the API's words. */
export type PaymentEntryCalls = {
  confirm: Call<ConfirmRequest, PaymentIntent | SetupIntent>
  /** `params` holds `payment_method_data`, as for the others. */
  createPaymentMethod: Call<{ params: object }, PaymentMethod>
  createConfirmationToken: Call<{ params: object }, ConfirmationToken>
  createToken: Call<{ params: object }, Token>
}

export type ConfirmRequest = {
  clientSecret: string
  returnUrl?: string | undefined
  /** `confirmParams` of the merchant, without return_url. */
  params: object
}
