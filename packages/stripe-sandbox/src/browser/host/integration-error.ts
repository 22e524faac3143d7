/** A mistake of the integration: thrown at the developer, never shown to a shopper. */
export class IntegrationError extends Error {
  override name = 'IntegrationError'
}

const DEFERRED_GUIDE = 'https://stripe.com/docs/payments/accept-a-payment-deferred'

/**
 * The messages, word for word as seen in reports from the live library where a source is named.
 * None repeats a value that could be a client secret.
 */
export const MESSAGES = {
  noKey: 'Please call Stripe() with your publishable key. You used an empty string.',
  secretKey:
    'You should not use your secret key with Stripe.js. Please pass a publishable key instead.',
  notTestKey: 'sandbox: only test keys (pk_test_...) are accepted here.',
  // stripe-js #535, react-stripe-js #315
  clickNotResolved:
    'The Express Checkout Element was clicked, and neither resolve() nor reject() of the click event was called within 1 second. The payment interface is not shown.',
  noShippingRates:
    'When `shippingAddressRequired` is true, you must specify `shippingRates` for the Express Checkout Element.',
  expressNotAuthorised:
    'sandbox: in the Express Checkout Element nobody has authorised a payment. Pay in the handler of its confirm event.',
  elementGone:
    'We could not retrieve data from the specified Element.\nPlease make sure the Element you are attempting to use is still mounted.',
  // stripe-archive/react-stripe-elements #378
  nothingToCreateFrom:
    'Please provide either an Element or PaymentMethod creation parameters to createPaymentMethod.',
  // stripe-node #529
  noTokenType: 'You must provide a Stripe Element or a valid token type to create a Token.',
  notManualCreation:
    "stripe.createPaymentMethod(): elements should be created with paymentMethodCreation: 'manual' to create a PaymentMethod from them.",
  tokenWithoutElements:
    'stripe.createConfirmationToken(): expected `elements` of a mounted Payment Element or Express Checkout Element.',
  cardCvcElement: 'sandbox: payment_method_options.card.cvc is not in the sandbox.',
  submitNotMounted:
    'Invalid value for elements.submit(): elements should have a mounted Payment Element or Express Checkout Element.',
  // stripe-js #320 describes the case, not the words
  otherInstance:
    'Please use the same instance of `Stripe` you used to create this `elements` group.',
  // react-stripe-js #234
  groupWithoutIntent:
    'In order to create a payment element, you must pass a valid PaymentIntent or SetupIntent client secret when creating the Elements group.',
  secretAndMode: 'Invalid value for stripe.elements(): you cannot pass both clientSecret and mode.',
  badAmount:
    'Invalid value for stripe.elements(): amount must be greater than 0 (in the smallest currency unit). If you do not want to collect payment immediately use setup mode instead.',
  badCurrency: 'Invalid value for stripe.elements(): currency should be a three-letter ISO code.',
  immutableSecret:
    'elements.update(): clientSecret cannot be changed. Create a new Elements group.',
  destroyed: 'This Element has already been destroyed. Please create a new one.',
  nowhereToMount:
    'The selector you specified applies to no DOM elements that are currently on the page. Make sure the element exists on the page before calling mount().',
} as const

type Refusal = (method: string) => IntegrationError

/** `method` as the documentation writes it: `stripe.confirmPayment()`. */
export const invalidSecret: Refusal = (method) =>
  new IntegrationError(
    `Invalid value for ${method}: clientSecret should be a client secret of the form \${id}_secret_\${secret}.`,
  )

/** Source: vue-stripe-js #11. */
export const neitherElementsNorSecret: Refusal = (method) =>
  new IntegrationError(
    `${method}: expected either \`elements\` or \`clientSecret\`, but got neither.`,
  )

/** Source: react-stripe-js #457. */
export const noClientSecret: Refusal = (method) =>
  new IntegrationError(`You must pass in a clientSecret when calling ${method}.`)

/** Source: react-stripe-js #456, #296, #495. */
export const notMounted: Refusal = (method) =>
  new IntegrationError(
    `Invalid value for ${method}: elements should have a mounted Payment Element or Express Checkout Element.`,
  )

/** Source: stripe-js #431. */
export const notSubmitted: Refusal = (method) =>
  new IntegrationError(
    `elements.submit() must be called before ${method}. Call elements.submit() as soon as your customer presses pay, prior to any asynchronous work. Integration guide: ${DEFERRED_GUIDE}`,
  )

export const noReturnUrl: Refusal = (method) =>
  new IntegrationError(
    `Invalid value for ${method}: confirmParams.return_url is required unless redirect is \`if_required\`.`,
  )

export const badReturnUrl: Refusal = (method) =>
  new IntegrationError(
    `Invalid value for ${method}: confirmParams.return_url must be a full http or https URL.`,
  )

/** Source: react-stripe-js #10. */
export function noCardElement(method: string, given: unknown) {
  return new IntegrationError(
    `Invalid value for ${method}: card should be object or element. You specified: ${given === null ? 'null' : typeof given}.`,
  )
}

export function secondElement(type: string) {
  return new IntegrationError(
    `Can only create one Element of type ${type} through this Elements instance. Destroy the first one, or use elements.getElement.`,
  )
}

/** As it is known by practice; unconfirmed. */
export function tooManyLineItems(amount: number) {
  return new IntegrationError(
    `The amount ${amount} is less than the total amount of the line items provided.`,
  )
}

export function badMode(mode: unknown) {
  return new IntegrationError(
    `Invalid value for elements.create('address'): mode should be one of: shipping, billing. You specified: ${String(mode)}.`,
  )
}

/** Source: woocommerce-payments #2917. */
export function missingBillingDetail(path: string) {
  return new IntegrationError(
    `You specified "never" for fields.billing_details.${path} when creating the payment Element, but did not pass confirmParams.payment_method_data.billing_details.${path} when calling stripe.confirmPayment or stripe.confirmSetup. If you opt out of collecting data via the payment Element using the fields option, the data must be passed at confirm-time.`,
  )
}

/** For the parts of Stripe.js that are not in the sandbox: calling one says so, and what to use. */
export function notInSandbox(name: string, instead?: string) {
  return (): never => {
    const wayOut = instead === undefined ? '' : ` Use ${instead} instead.`
    throw new IntegrationError(`sandbox: ${name} is not in the sandbox.${wayOut}`)
  }
}
