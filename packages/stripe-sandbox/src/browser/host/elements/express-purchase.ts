import type {
  ChangeResolveDetails,
  ClickResolveDetails,
  LineItem,
  StripeExpressCheckoutElementOptions,
} from '@stripe/stripe-js'
import type { Purchase } from '../../shared/express-protocol.ts'
import type { GroupOptions } from '../../shared/protocol.ts'
import { IntegrationError, MESSAGES, tooManyLineItems } from '../integration-error.ts'

type Options = StripeExpressCheckoutElementOptions

/** What the sheet asks for and shows: the Element's options, overridden by those of the click. */
export function purchaseOf(
  options: Options,
  details: ClickResolveDetails,
  { amount = 0, currency = 'usd' }: GroupOptions,
): Purchase {
  const { business, shippingRates, lineItems, ...asked } = { ...options, ...details }
  checkLineItems(lineItems, amount)
  if (asked.shippingAddressRequired && !shippingRates?.length) {
    throw new IntegrationError(MESSAGES.noShippingRates)
  }
  return {
    amount,
    currency,
    lineItems,
    shippingRates,
    shop: business?.name,
    ...pick(asked),
  }
}

/** The purchase after the merchant has answered a choice of address or rate. */
export function withAnswer(
  purchase: Purchase,
  { lineItems, shippingRates }: ChangeResolveDetails,
  { amount = 0 }: GroupOptions,
): Purchase {
  checkLineItems(lineItems, amount)
  return {
    ...purchase,
    amount,
    ...(lineItems && { lineItems }),
    ...(shippingRates && { shippingRates }),
  }
}

function checkLineItems(items: LineItem[] | undefined, amount: number): void {
  const sum = (items ?? []).reduce((total, item) => total + item.amount, 0)
  if (sum > amount) throw tooManyLineItems(amount)
}

/** The rest of the options may hold functions, which cannot be sent to a frame. */
function pick(asked: Options): Partial<Purchase> {
  const { allowedShippingCountries, billingAddressRequired, emailRequired } = asked
  const { phoneNumberRequired, shippingAddressRequired } = asked
  return {
    ...(allowedShippingCountries && { allowedShippingCountries }),
    ...(billingAddressRequired !== undefined && { billingAddressRequired }),
    ...(emailRequired !== undefined && { emailRequired }),
    ...(phoneNumberRequired !== undefined && { phoneNumberRequired }),
    ...(shippingAddressRequired !== undefined && { shippingAddressRequired }),
  }
}
