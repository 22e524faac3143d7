// Between the Address Element and its frame.
import type {
  AddressElementGetValueOptions,
  StripeAddressElementChangeEvent,
  StripeAddressElementOptions,
} from '@stripe/stripe-js'
import type { Call, ElementCalls, ElementEvents } from './protocol.ts'

/** What the frame needs to know of the options of `elements.create('address')`. */
export type AddressOptions = Pick<
  StripeAddressElementOptions,
  'mode' | 'allowedCountries' | 'blockPoBox' | 'defaultValues' | 'fields' | 'validation' | 'display'
>

export type AddressChange = Omit<StripeAddressElementChangeEvent, 'elementType'>
export type AddressValue = Pick<AddressChange, 'complete' | 'isNewAddress' | 'value'>

export type AddressCalls = ElementCalls<AddressOptions> & {
  /** Shows what is missing, too. */
  getValue: Call<AddressElementGetValueOptions, AddressValue>
}

export type AddressEvents = ElementEvents<AddressChange>
