import type {
  StripeAddressElementOptions,
  StripeLinkAuthenticationElementOptions,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'
import { IntegrationError, MESSAGES } from '../integration-error.ts'
import { AddressElement } from './address-element.ts'
import type { Group } from './framed-element.ts'
import { LinkAuthenticationElement } from './link-authentication-element.ts'
import { PaymentElement } from './payment-element.ts'

/** The Elements that are in the sandbox: one line here and one below for each. */
export type ElementTypes = {
  payment: { options: StripePaymentElementOptions | undefined; element: PaymentElement }
  address: { options: StripeAddressElementOptions | undefined; element: AddressElement }
  linkAuthentication: {
    options: StripeLinkAuthenticationElementOptions | undefined
    element: LinkAuthenticationElement
  }
}

export type KnownType = keyof ElementTypes

type Makers = {
  [T in KnownType]: (
    group: Group,
    options: ElementTypes[T]['options'],
  ) => ElementTypes[T]['element']
}

/** How each is made, and when it may not be: then IntegrationError is thrown. */
export const ELEMENT_TYPES: Makers = {
  payment: (group, options) => {
    const { clientSecret, mode } = group.currentOptions()
    if (!clientSecret && !mode) throw new IntegrationError(MESSAGES.groupWithoutIntent)
    return new PaymentElement(group, options)
  },
  address: (group, options) => new AddressElement(group, options),
  linkAuthentication: (group, options) => new LinkAuthenticationElement(group, options),
}

export function isKnownType(type: string): type is KnownType {
  return Object.hasOwn(ELEMENT_TYPES, type)
}
