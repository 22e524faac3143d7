import type { Searchable } from '../search/match.ts'
import type { Customer } from '../state/rows.ts'

/** docs.stripe.com/search#query-fields-for-customers */
export const searchableCustomers: Searchable<Customer> = {
  resource: 'customers',
  fields: {
    created: { kind: 'number', read: ({ created }) => created },
    email: { kind: 'text', read: ({ email }) => email },
    name: { kind: 'text', read: ({ name }) => name },
    phone: { kind: 'text', read: ({ phone }) => phone },
  },
  metadata: ({ metadata }) => metadata,
}
