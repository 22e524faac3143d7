import type { ConfirmRequest } from '../../shared/payment-protocol.ts'
import type { GroupOptions } from '../../shared/protocol.ts'

export type CardDetails = { number: string; exp_month: number; exp_year: number; cvc: string }
export type CollectedAddress = { country?: string; postal_code?: string }

/** The body of the confirmation: what the merchant passes, plus the card, which it never sees. */
export function confirmParams(
  request: ConfirmRequest,
  form: { card: CardDetails; address: CollectedAddress },
  group: GroupOptions,
) {
  const { payment_method_data: given, ...params } = objectOf(request.params)
  const { billing_details: givenBilling, ...methodData } = objectOf(given)
  const { address: givenAddress, ...billing } = objectOf(givenBilling)
  return {
    ...params,
    client_secret: request.clientSecret,
    return_url: request.returnUrl,
    use_stripe_sdk: true,
    payment_method_data: {
      ...methodData,
      type: 'card',
      card: form.card,
      billing_details: { ...billing, address: { ...form.address, ...objectOf(givenAddress) } },
    },
    ...(group.mode !== undefined && { client_context: clientContext(group) }),
  }
}

/** What Elements was made with in deferred mode: the API refuses an intent that differs. */
function clientContext(group: GroupOptions) {
  return {
    mode: group.mode,
    amount: group.amount,
    currency: group.currency,
    capture_method: group.captureMethod,
    setup_future_usage: group.setupFutureUsage,
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
