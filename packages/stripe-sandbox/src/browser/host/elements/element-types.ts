import type {
  StripeAddressElementOptions,
  StripeCardCvcElementOptions,
  StripeCardElementOptions,
  StripeCardExpiryElementOptions,
  StripeCardNumberElementOptions,
  StripeExpressCheckoutElementOptions,
  StripeLinkAuthenticationElementOptions,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'
import { IntegrationError, MESSAGES } from '../integration-error.ts'
import { AddressElement } from './address-element.ts'
import { CardElement } from './card-element.ts'
import { ExpressCheckoutElement } from './express-checkout-element.ts'
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
  expressCheckout: {
    options: StripeExpressCheckoutElementOptions | undefined
    element: ExpressCheckoutElement
  }
  card: { options: StripeCardElementOptions | undefined; element: CardElement<'card'> }
  cardNumber: {
    options: StripeCardNumberElementOptions | undefined
    element: CardElement<'cardNumber'>
  }
  cardExpiry: {
    options: StripeCardExpiryElementOptions | undefined
    element: CardElement<'cardExpiry'>
  }
  cardCvc: { options: StripeCardCvcElementOptions | undefined; element: CardElement<'cardCvc'> }
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
  expressCheckout: (group, options) => {
    const { clientSecret, mode } = group.currentOptions()
    if (!clientSecret && !mode) throw new IntegrationError(MESSAGES.groupWithoutIntent)
    return new ExpressCheckoutElement(group, options)
  },
  card: (group, options) => new CardElement('card', group, options),
  cardNumber: (group, options) => new CardElement('cardNumber', group, options),
  cardExpiry: (group, options) => new CardElement('cardExpiry', group, options),
  cardCvc: (group, options) => new CardElement('cardCvc', group, options),
}

export function isKnownType(type: string): type is KnownType {
  return Object.hasOwn(ELEMENT_TYPES, type)
}
