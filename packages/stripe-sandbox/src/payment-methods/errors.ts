import { invalidRequest } from '../errors.ts'
import type { ErrorBody, StripeError } from '../errors.ts'

/** Named as in the message: the payment method was given to one of these. */
export type IntentKind = 'PaymentIntent' | 'SetupIntent'

/** What an error shows beside its text: the intent, once there is one. */
export type Shown = Pick<ErrorBody, 'payment_intent' | 'setup_intent'>

export function methodSpent(shown: Shown): StripeError {
  return invalidRequest(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
    shown,
  )
}

export function methodNotAttachable(): StripeError {
  return invalidRequest(
    'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
  )
}

export function methodAlreadyAttached(): StripeError {
  return invalidRequest('The payment method you provided has already been attached to a customer.')
}

export function methodNotAttached(): StripeError {
  return invalidRequest(
    'The payment method you provided is not attached to a customer so detachment is impossible.',
  )
}

export function methodNotUpdatable(): StripeError {
  return invalidRequest('You must save this PaymentMethod to a customer before you can update it.')
}

export function attachWithoutCustomer(): StripeError {
  return invalidRequest('Must provide customer or customer_account.', {
    code: 'parameter_missing',
  })
}

export function createdWithCustomer(): StripeError {
  return invalidRequest(
    'You cannot attach a PaymentMethod to a Customer during PaymentMethod creation. Please instead create the PaymentMethod and then attach it using the attachment method of the PaymentMethods API.',
  )
}

/** A payment method, and the customer who has it or who was named instead. */
type Pair = { method: string; customer: string }

export function methodOfAnotherCustomer({ method, customer }: Pair, shown: Shown): StripeError {
  return invalidRequest(
    `The PaymentMethod ${method} does not belong to the Customer you supplied ${customer}. Please use this PaymentMethod with the Customer that it belongs to instead.`,
    { param: 'payment_method', ...shown },
  )
}

/** The intent names no customer, though the payment method has one. */
export function methodOfCustomer(
  kind: IntentKind,
  { method, customer }: Pair,
  shown: Shown,
): StripeError {
  const plea = `belongs to the Customer ${customer}. Please include the Customer in the \`customer\` parameter on the ${kind}.`
  return kind === 'PaymentIntent'
    ? invalidRequest(`The \`payment_method\` parameter supplied ${method} ${plea}`, {
        code: 'parameter_missing',
        // Not a slip: the live API names the parameter of the days before payment methods.
        param: 'source',
        ...shown,
      })
    : invalidRequest(`The payment method supplied (${method}) ${plea}`, {
        param: 'payment_method',
        ...shown,
      })
}

export function tokenIdInvalid(id: string): StripeError {
  return invalidRequest(`Invalid token id: ${id}`, { param: 'token' })
}

export function tokenAlreadyUsed(id: string): StripeError {
  return invalidRequest(`You cannot use a Stripe token more than once: ${id}.`, {
    code: 'token_already_used',
  })
}

export function methodTypeInactive(type: string, param: string): StripeError {
  return invalidRequest(
    `The payment method type "${type}" is invalid. Please ensure the provided type is activated in your dashboard (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview features that you are trying to use. See https://stripe.com/docs/payments/payment-methods/integration-options for supported payment method, currency, and country combinations.`,
    { code: 'payment_intent_invalid_parameter', param },
  )
}

export function methodTypesNotInCurrency(currency: string): StripeError {
  return invalidRequest(
    `The currency provided (${currency}) is invalid for one or more payment method types on this PaymentIntent.`,
    { code: 'payment_intent_invalid_parameter', param: 'currency' },
  )
}

export function noMethodTypes(): StripeError {
  return invalidRequest(
    'No valid payment method types for this Payment Intent. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard (https://dashboard.stripe.com/settings/payment_methods).',
  )
}

export function methodTypeNotAllowed(type: string, allowed: readonly string[]): StripeError {
  return invalidRequest(
    `The PaymentMethod provided (${type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${allowed.join(', ')}. Alternatively, update the allowed payment_method_types for this PaymentIntent to include "${type}"`,
    { code: 'payment_intent_incompatible_payment_method', param: 'payment_method' },
  )
}

export function ibanInvalid(param: string): StripeError {
  return invalidRequest('The IBAN you provided is invalid.', {
    code: 'invalid_bank_account_iban',
    param,
  })
}

export function routingNumberInvalid(param: string): StripeError {
  return invalidRequest('The bank routing number provided is invalid.', {
    code: 'routing_number_invalid',
    param,
  })
}

export function accountNumberInvalid(param: string): StripeError {
  return invalidRequest('The bank account number provided is invalid.', {
    code: 'account_number_invalid',
    param,
  })
}

export function rawCardWithSecretKey(): StripeError {
  return invalidRequest(
    'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using, see https://stripe.com/docs/testing. To enable testing raw card data APIs, see https://support.stripe.com/questions/enabling-access-to-raw-card-data-apis.',
    {},
    402,
  )
}
