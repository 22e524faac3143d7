import { bench, describe } from 'vitest'

import { formatMoney } from './format-money.ts'
import { quote, type CartLine } from './quote.ts'

function cartOf(size: number): readonly CartLine[] {
  return Array.from({ length: size }, (_, i) => ({
    productId: `p${i}`,
    name: `Product ${i}`,
    quantity: 1 + (i % 9),
    unitMinor: 1999 + i,
    regularUnitMinor: 1999 + i,
    categoryId: null,
    taxClass: 'standard',
    grams: 0,
    needsShipping: true,
  }))
}

/** The floor: the same answer in bare integers, nothing checked, no currency in any type. */
function bareTotals(cart: readonly CartLine[]) {
  const lines = cart.map(({ productId, name, quantity, unitMinor }) => {
    return { productId, name, quantity, unitMinor, totalMinor: unitMinor * quantity }
  })
  return { lines, totalMinor: lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0) }
}

// Kept and exported, so that no result can be optimised away.
export let kept: unknown

describe.each([3, 100])('a cart of %d lines', (size) => {
  const lines = cartOf(size)
  bench('quote', () => {
    kept = quote({
      currency: 'USD',
      lines,
      rules: { promotions: [], shippingZones: [], jurisdictions: [] },
      coupon: null,
      destination: null,
      shippingMethodId: null,
      taxId: null,
    })
  })
  bench('bare integers', () => {
    kept = bareTotals(lines)
  })
})

describe('an amount', () => {
  bench('formatMoney', () => {
    kept = formatMoney(123_450, 'EUR', 'de')
  })
})
