import { formatMoney } from '@paydesk/pricing'
import type { IntentAnswer, Quote } from '../trpc.ts'

type Change = Extract<IntentAnswer, { outcome: 'quoteChanged' }>['changes'][number]

const NAMES = {
  shipping: 'Shipping',
  tax: 'Tax',
  included_tax: 'Included tax',
  tax_relief: 'Tax relief',
} as const

/** What changed beside the total, each with old and new: "Mug: $24.00 → $26.00". */
export function changeWords(changes: readonly Change[], currency: Quote['currency']): string[] {
  const money = (minor: number | null) => (minor === null ? 'none' : formatMoney(minor, currency))
  return changes.flatMap((change) => {
    const amounts = `${money(change.shownMinor)} → ${money(change.currentMinor)}`
    switch (change.kind) {
      case 'total':
        return []
      case 'unit_price':
        return [`Price of ${change.name}: ${amounts}.`]
      case 'discount':
        return [`${change.name}: ${amounts}.`]
      default:
        return [`${NAMES[change.kind]}: ${amounts}.`]
    }
  })
}
