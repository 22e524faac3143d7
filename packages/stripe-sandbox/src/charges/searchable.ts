import type Stripe from 'stripe'
import type { Searchable } from '../search/match.ts'

/** docs.stripe.com/search#query-fields-for-charges */
export const searchableCharges: Searchable<Stripe.Charge> = {
  resource: 'charges',
  fields: {
    amount: { kind: 'number', read: ({ amount }) => amount },
    'billing_details.address.postal_code': {
      kind: 'token',
      read: ({ billing_details }) => billing_details.address?.postal_code,
    },
    created: { kind: 'number', read: ({ created }) => created },
    currency: { kind: 'token', read: ({ currency }) => currency },
    customer: {
      kind: 'token',
      read: ({ customer }) => (typeof customer === 'string' ? customer : customer?.id),
    },
    disputed: { kind: 'token', read: ({ disputed }) => disputed },
    'payment_method_details.card.brand': { kind: 'token', read: (row) => card(row)?.brand },
    'payment_method_details.card.exp_month': {
      kind: 'token',
      read: (row) => card(row)?.exp_month,
    },
    'payment_method_details.card.exp_year': { kind: 'token', read: (row) => card(row)?.exp_year },
    'payment_method_details.card.fingerprint': {
      kind: 'token',
      read: (row) => card(row)?.fingerprint,
    },
    'payment_method_details.card.last4': { kind: 'token', read: (row) => card(row)?.last4 },
    refunded: { kind: 'token', read: ({ refunded }) => refunded },
    status: { kind: 'token', read: ({ status }) => status },
  },
  metadata: ({ metadata }) => metadata,
}

function card(charge: Stripe.Charge): Stripe.Charge.PaymentMethodDetails.Card | undefined {
  return charge.payment_method_details?.card
}
