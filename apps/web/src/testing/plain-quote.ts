import type { Quote } from '../trpc.ts'

type PlainLine = { productId: string; name: string; quantity: number; unitMinor: number }

const NOTHING = {
  discounts: [],
  discountMinor: 0,
  taxes: [],
  taxMinor: 0,
  includedTaxMinor: 0,
  taxReliefMinor: 0,
}

/** A quote in dollars to which no rule applied. */
export function plainQuote(lines: readonly PlainLine[]): Quote {
  const totalMinor = lines.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0)
  return {
    ...NOTHING,
    currency: 'USD',
    lines: lines.map((line) => ({
      ...NOTHING,
      ...line,
      regularUnitMinor: line.unitMinor,
      subtotalMinor: line.quantity * line.unitMinor,
      totalMinor: line.quantity * line.unitMinor,
    })),
    subtotalMinor: totalMinor,
    shipping: null,
    shippingMinor: 0,
    shippingOffers: [],
    exemptTaxId: null,
    unusedCoupon: null,
    totalMinor,
    pending: [],
  }
}
