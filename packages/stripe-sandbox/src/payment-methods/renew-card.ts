import type { Acting } from '../call.ts'
import { emitChange } from '../events/emit.ts'
import type { PaymentMethodRow } from '../state/rows.ts'
import { savePaymentMethod } from './payment-method.ts'

const YEARS_OF_A_NEW_CARD = 3

type NewExpiry = { month?: number | undefined; year?: number | undefined }

/** The customer has got a new card, and the network tells Stripe of it. */
export function renewCard(
  acting: Acting,
  row: PaymentMethodRow,
  { month, year }: NewExpiry,
): PaymentMethodRow {
  const { card } = row.wire
  if (card === undefined) return row
  const renewed = savePaymentMethod(acting, {
    ...row,
    wire: {
      ...row.wire,
      card: {
        ...card,
        exp_month: month ?? card.exp_month,
        exp_year: year ?? card.exp_year + YEARS_OF_A_NEW_CARD,
      },
    },
  })
  const change = { before: row.wire, after: renewed.wire }
  emitChange(acting, 'payment_method.automatically_updated', change)
  return renewed
}
