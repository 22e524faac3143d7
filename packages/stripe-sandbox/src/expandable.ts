import type Stripe from 'stripe'

type Objects = {
  balance_transaction: Stripe.BalanceTransaction
  charge: Stripe.Charge
  customer: Stripe.Customer
  dispute: Stripe.Dispute
  payment_intent: Stripe.PaymentIntent
  payment_method: Stripe.PaymentMethod
  refund: Stripe.Refund
  setup_attempt: Stripe.SetupAttempt
  setup_intent: Stripe.SetupIntent
}

/** The fields that hold an object or its id. */
type References<T> = keyof {
  [
    K in keyof T as Extract<T[K], string> extends never
      ? never
      : Extract<T[K], { object: string }> extends never
        ? never
        : K
  ]: true
}

/** Every field that Stripe's types let one expand: of a new one, the compiler tells. */
const EXPANDABLE = {
  balance_transaction: {
    source: true,
  },
  charge: {
    application: true,
    application_fee: true,
    balance_transaction: true,
    customer: true,
    failure_balance_transaction: true,
    on_behalf_of: true,
    payment_intent: true,
    review: true,
    source_transfer: true,
    transfer: true,
  },
  customer: {
    default_source: true,
    test_clock: true,
  },
  dispute: {
    charge: true,
    payment_intent: true,
  },
  payment_intent: {
    application: true,
    customer: true,
    latest_charge: true,
    on_behalf_of: true,
    payment_method: true,
    payment_record: true,
    review: true,
    source: true,
  },
  payment_method: {
    customer: true,
  },
  refund: {
    balance_transaction: true,
    charge: true,
    customer: true,
    failure_balance_transaction: true,
    payment_intent: true,
    payment_method: true,
    source_transfer_reversal: true,
    transfer_reversal: true,
  },
  setup_attempt: {
    application: true,
    customer: true,
    on_behalf_of: true,
    payment_method: true,
    setup_intent: true,
  },
  setup_intent: {
    application: true,
    customer: true,
    latest_attempt: true,
    mandate: true,
    on_behalf_of: true,
    payment_method: true,
    single_use_mandate: true,
  },
} satisfies { [N in keyof Objects]: Record<References<Objects[N]>, true> }

const FIELDS = new Map(
  Object.entries(EXPANDABLE).map(([kind, fields]) => [kind, new Set(Object.keys(fields))]),
)

/** Whether an object's field can be expanded; undefined for what is not listed here. */
export function isExpandable(object: object, field: string): boolean | undefined {
  return FIELDS.get(String(Reflect.get(object, 'object')))?.has(field)
}
