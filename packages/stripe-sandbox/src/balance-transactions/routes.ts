import type Stripe from 'stripe'
import { ok } from '../call.ts'
import { resourceMissing } from '../errors.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { listFields, listPage } from '../list.ts'
import { text, unsupported } from '../parameters.ts'
import type { FieldsOf } from '../parameters.ts'
import type { BalanceTransaction } from '../state/rows.ts'
import { balanceTransactionView } from './book.ts'

const balanceListFields = {
  ...listFields,
  currency: text(),
  payout: unsupported(),
  source: text(),
  type: text(),
} satisfies FieldsOf<Stripe.BalanceTransactionListParams>

export const balanceTransactionRoutes = [
  route('GET', '/v1/balance_transactions', {
    fields: balanceListFields,
    run: (call, input) => {
      const { currency, source, type } = input
      const wanted = (row: BalanceTransaction): boolean =>
        (currency === undefined || row.currency === currency.toLowerCase()) &&
        (type === undefined || row.type === type)
      const where = source === undefined ? undefined : ({ field: 'source', value: source } as const)
      const view = (row: BalanceTransaction): object => balanceTransactionView(call, row)
      return ok(listPage(call, { table: 'balance_transactions', input, where, wanted, view }))
    },
  }),
  route('GET', '/v1/balance_transactions/:id', {
    fields: expandFields,
    run: (call, input, id) => {
      const transaction = call.store.get('balance_transactions', id)
      if (transaction === undefined) throw resourceMissing('balance transaction', id)
      return ok(expand(call, balanceTransactionView(call, transaction), input.expand))
    },
  }),
]
