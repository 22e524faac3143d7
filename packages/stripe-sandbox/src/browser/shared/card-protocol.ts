// Between a Card Element, whole or split, and its frame. Card details appear in no type of it.
import type {
  StripeCardElementChangeEvent,
  StripeCardElementOptions,
  StripeCardNumberElementOptions,
  StripeElementChangeEvent,
} from '@stripe/stripe-js'
import type { PaymentEntryCalls } from './payment-entry-protocol.ts'
import type { ElementCalls, ElementEvents } from './protocol.ts'

/** Which part of a card the frame asks for: all of it in one line, or one field alone. */
export type CardPart = 'card' | 'cardNumber' | 'cardExpiry' | 'cardCvc'

/** What the frame needs to know of the options of `elements.create('card')` and the others. */
export type CardOptions = Pick<
  StripeCardElementOptions & StripeCardNumberElementOptions,
  | 'style'
  | 'value'
  | 'hidePostalCode'
  | 'iconStyle'
  | 'hideIcon'
  | 'disabled'
  | 'placeholder'
  | 'showIcon'
> & {
  part: CardPart
  /** Names what the frames of one group share with each other, past the merchant's page. */
  channel: string
}

export type CardChange = Omit<StripeElementChangeEvent, 'elementType'> & {
  brand?: StripeCardElementChangeEvent['brand']
  value?: StripeCardElementChangeEvent['value']
}

export type CardEvents = ElementEvents<CardChange>

/** A card makes no ConfirmationToken: that is for the Payment Element. */
export type CardCalls = ElementCalls<CardOptions> &
  Omit<PaymentEntryCalls, 'createConfirmationToken'>
