import type { Stripe } from 'stripe'

type Every<T extends string> = Record<T, true>

/**
 * The states in which the answers have to be seen, by object and field: a scenario that no longer
 * gets there fails the test, and so does a state that the `stripe` package comes to know.
 */
export const STATES = {
  balance_transaction: {
    status: { available: true, pending: true },
    type: {
      adjustment: true,
      charge: true,
      payment: true,
      payment_refund: true,
      refund: true,
      refund_failure: true,
    },
  },
  dispute: {
    status: {
      lost: true,
      needs_response: true,
      under_review: true,
      warning_closed: true,
      warning_needs_response: true,
      warning_under_review: true,
      won: true,
      // Without appeals, which few banks take.
    } satisfies Partial<Every<Stripe.Dispute.Status>>,
  },
  payment_method: {
    type: { card: true, ideal: true, klarna: true, sepa_debit: true, us_bank_account: true },
  },
  payment_intent: {
    status: {
      canceled: true,
      processing: true,
      requires_action: true,
      requires_capture: true,
      requires_confirmation: true,
      requires_payment_method: true,
      succeeded: true,
    } satisfies Every<Stripe.PaymentIntent.Status>,
  },
  charge: {
    status: { failed: true, pending: true, succeeded: true } satisfies Every<Stripe.Charge.Status>,
  },
  refund: {
    // Without `requires_action` and `canceled`, which need a customer's bank account.
    status: { failed: true, pending: true, succeeded: true },
  },
  setup_attempt: { status: { failed: true, succeeded: true } },
  setup_intent: {
    status: {
      canceled: true,
      requires_action: true,
      requires_confirmation: true,
      requires_payment_method: true,
      succeeded: true,
      // Nothing that the sandbox sets up takes its time.
    } satisfies Every<Exclude<Stripe.SetupIntent.Status, 'processing'>>,
  },
} satisfies Record<string, Record<string, Every<string>>>

export function wantedStates(): string[] {
  return Object.entries(STATES).flatMap(([object, fields]) =>
    Object.entries(fields).flatMap(([field, values]) =>
      Object.keys(values).map((value) => `${object}.${field}: ${value}`),
    ),
  )
}

/** Adds `object.field: value` of a value and of all that is in it. */
export function noteStates(value: unknown, seen: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  if ('object' in value && typeof value.object === 'string') {
    for (const [field, content] of Object.entries(value)) {
      if (typeof content === 'string') seen.add(`${value.object}.${field}: ${content}`)
    }
  }
  for (const part of Object.values(value)) noteStates(part, seen)
}
