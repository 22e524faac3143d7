// Between the Payment Element and its frame. Card details appear in no type of it.
import type {
  StripePaymentElementChangeEvent,
  StripePaymentElementOptions,
  StripePaymentElementSavedPaymentMethodRemoveEvent,
} from '@stripe/stripe-js'
import type { PaymentEntryCalls } from './payment-entry-protocol.ts'
import type { Call, ElementCalls, ElementEvents, NoParams } from './protocol.ts'

/** What the frame needs to know of the options of `elements.create('payment')`. */
export type PaymentOptions = Pick<
  StripePaymentElementOptions,
  'business' | 'defaultValues' | 'fields' | 'layout' | 'paymentMethodOrder' | 'readOnly' | 'terms'
>

export type PaymentChange = Omit<StripePaymentElementChangeEvent, 'elementType'>

export type PaymentCalls = ElementCalls<PaymentOptions> &
  Omit<PaymentEntryCalls, 'createToken'> & {
    submit: Call<NoParams, { selectedPaymentMethod: string }>
    fetchUpdates: Call<NoParams, void>
    collapse: Call<NoParams, void>
  }

/** What only the Payment Element tells. */
export type PaymentNews = {
  availablepaymentmethodschange: { paymentMethods: Record<string, { available: boolean }> }
  savedpaymentmethodremove: Omit<StripePaymentElementSavedPaymentMethodRemoveEvent, 'elementType'>
}

export type PaymentEvents = ElementEvents<PaymentChange>
