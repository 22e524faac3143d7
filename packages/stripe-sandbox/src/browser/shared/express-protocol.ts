// Between the Express Checkout Element and its two frames: the buttons, and the test wallet's
// sheet. The card that is chosen in the sheet appears in no type of it.
import type {
  ClickResolveDetails,
  ShippingRate,
  StripeExpressCheckoutElementConfirmEvent,
  StripeExpressCheckoutElementOptions,
  StripeExpressCheckoutElementShippingAddressChangeEvent,
  LineItem,
} from '@stripe/stripe-js'
import type { Wallet } from './express-wallets.ts'
import type { PaymentEntryCalls } from './payment-entry-protocol.ts'
import type { Call, ElementCalls, ElementEvents, GroupOptions, NoParams } from './protocol.ts'

/** What the frame of the buttons needs to know of the options. */
export type ExpressOptions = Pick<
  StripeExpressCheckoutElementOptions,
  | 'buttonHeight'
  | 'buttonTheme'
  | 'buttonType'
  | 'layout'
  | 'paymentMethodOrder'
  | 'paymentMethods'
  | 'wallets'
>

/** Buttons hold nothing that could change. */
export type ExpressChange = NoParams
export type ExpressEvents = ElementEvents<ExpressChange>
export type ExpressNews = { press: { wallet: Wallet } }
export type ExpressCalls = ElementCalls<ExpressOptions>

/** What is asked for in the sheet, and what it shows of the purchase. */
export type Purchase = Pick<
  ClickResolveDetails,
  | 'allowedShippingCountries'
  | 'billingAddressRequired'
  | 'emailRequired'
  | 'phoneNumberRequired'
  | 'shippingAddressRequired'
> & { shop?: string | undefined } & PurchaseLines

/** The part of it that follows the shopper's choices. */
export type PurchaseLines = {
  amount: number
  currency: string
  lineItems?: LineItem[] | undefined
  shippingRates?: ShippingRate[] | undefined
}

/** What the merchant is told of who authorised the payment. */
export type Authorisation = Pick<
  StripeExpressCheckoutElementConfirmEvent,
  'billingDetails' | 'shippingAddress' | 'shippingRate'
>

/** Merchant's page to the sheet. */
export type SheetCalls = Omit<PaymentEntryCalls, 'createToken'> & {
  init: Call<{ key: string; group: GroupOptions; wallet: Wallet; purchase: Purchase }, void>
  /** The options of the group have changed. */
  update: Call<{ group: GroupOptions }, void>
  /** The answer to a choice of the shopper; null refuses it. */
  answer: Call<{ lines: PurchaseLines | null }, void>
  /** The payment was not made: back to the choice, with a word on why. */
  fail: Call<{ message?: string | undefined }, void>
}

type ChosenAddress = Pick<
  StripeExpressCheckoutElementShippingAddressChangeEvent,
  'name' | 'address'
>

/** Sheet to the merchant's page, unasked. */
export type SheetEvents = {
  ready: null
  address: ChosenAddress
  rate: { shippingRate: ShippingRate }
  authorised: Authorisation
  cancelled: null
}
