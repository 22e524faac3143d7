import type { ConfirmRequest } from '../shared/payment-entry-protocol.ts'
import type { GroupOptions } from '../shared/protocol.ts'

/** What the shopper entered, in the API's words: a new payment method, or one that was saved. */
export type Entered = (
  | { payment_method_data: MethodData }
  | { payment_method: string; payment_method_data?: undefined }
) & {
  /** Parameters of the confirmation that follow from it: a mandate, to keep it for later. */
  also?: Record<string, unknown>
}

export type MethodData = {
  type: string
  billing_details?: { address?: object; [detail: string]: unknown }
  /** The details of that type, under its name. */
  [type: string]: unknown
}

/** The body of a confirmation. */
export function confirmParams(request: ConfirmRequest, entered: Entered, group: GroupOptions) {
  return {
    ...withEntered(request.params, entered),
    client_secret: request.clientSecret,
    return_url: request.returnUrl,
    use_stripe_sdk: true,
    ...clientContext(group),
  }
}

/** The body that makes a ConfirmationToken. */
export function tokenParams(params: object, entered: Entered, group: GroupOptions) {
  return { ...withEntered(params, entered), use_stripe_sdk: true, ...clientContext(group) }
}

/** The body that makes a PaymentMethod. */
export function methodData(params: object, entered: Entered): object {
  return objectOf(withEntered(params, entered)['payment_method_data'])
}

/**
 * What the merchant passes, plus what it never sees. Details that the merchant gives go before
 * those of the form: it hides the fields for which it does.
 */
function withEntered(params: object, entered: Entered): Record<string, unknown> {
  const { payment_method_data: given, ...rest } = objectOf(params)
  if (entered.payment_method_data === undefined) {
    return { ...rest, ...entered.also, payment_method: entered.payment_method }
  }
  const { billing_details: givenBilling, ...givenData } = objectOf(given)
  const { address: givenAddress, ...billing } = objectOf(givenBilling)
  const { billing_details = {}, ...data } = entered.payment_method_data
  const { address, ...details } = billing_details
  return {
    ...rest,
    ...entered.also,
    payment_method_data: {
      ...givenData,
      ...data,
      billing_details: {
        ...details,
        ...billing,
        address: { ...objectOf(address), ...objectOf(givenAddress) },
      },
    },
  }
}

/** What Elements was made with in deferred mode: the API refuses an intent that differs. */
function clientContext(group: GroupOptions) {
  if (group.mode === undefined) return {}
  return {
    client_context: {
      mode: group.mode,
      amount: group.amount,
      currency: group.currency,
      capture_method: group.captureMethod,
      setup_future_usage: group.setupFutureUsage,
    },
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
