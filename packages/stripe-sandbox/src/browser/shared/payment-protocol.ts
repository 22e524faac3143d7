// Between the Payment Element and its frame. Card details appear in no type of it.
import type {
  PaymentIntent,
  StripePaymentElementChangeEvent,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'
import type { Call, ElementCalls, ElementEvents, NoParams } from './protocol.ts'

/** What the frame needs to know of the options of `elements.create('payment')`. */
export type PaymentOptions = Pick<
  StripePaymentElementOptions,
  'defaultValues' | 'fields' | 'layout' | 'readOnly'
>

export type ConfirmRequest = {
  clientSecret: string
  returnUrl?: string | undefined
  /** `confirmParams` of the merchant, without return_url. */
  params: object
}

export type PaymentChange = Omit<StripePaymentElementChangeEvent, 'elementType'>

export type PaymentCalls = ElementCalls<PaymentOptions> & {
  submit: Call<NoParams, { selectedPaymentMethod: string }>
  fetchUpdates: Call<NoParams, void>
  /** The frame adds the card and posts the confirmation itself. */
  confirm: Call<ConfirmRequest, PaymentIntent>
}

export type PaymentEvents = ElementEvents<PaymentChange>
