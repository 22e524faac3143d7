import type { Searchable } from '../search/match.ts'
import type { PaymentIntent } from '../state/rows.ts'

/** docs.stripe.com/search#query-fields-for-payment-intents */
export const searchableIntents: Searchable<PaymentIntent> = {
  resource: 'payment_intents',
  fields: {
    amount: { kind: 'number', read: ({ amount }) => amount },
    created: { kind: 'number', read: ({ created }) => created },
    currency: { kind: 'token', read: ({ currency }) => currency },
    customer: { kind: 'token', read: ({ customer }) => customer },
    status: { kind: 'token', read: ({ status }) => status },
  },
  metadata: ({ metadata }) => metadata,
}
