import type { CartLine } from '../quote.ts'
import type { Promotion } from '../rules.ts'

export type Eligibility =
  | { readonly outcome: 'eligible' }
  | { readonly outcome: 'minimum_not_reached'; readonly minimumMinor: number }
  | { readonly outcome: 'no_eligible_items' }

/** Looks at the goods as they are before any discount: whether one applies never hangs on another. */
export function eligibilityOf(
  promotion: Promotion,
  lines: readonly CartLine[],
  subtotalMinor: number,
): Eligibility {
  const minimumMinor = promotion.minimumSubtotalMinor
  if (subtotalMinor < minimumMinor) return { outcome: 'minimum_not_reached', minimumMinor }
  if (promotion.target === 'shipping' || lines.some((line) => reaches(promotion, line))) {
    return { outcome: 'eligible' }
  }
  return { outcome: 'no_eligible_items' }
}

export function reaches(promotion: Promotion, line: CartLine): boolean {
  const { target, productIds, categoryIds, includesSaleItems } = promotion
  if (target === 'shipping') return false
  const isOnSale = line.unitMinor < line.regularUnitMinor
  if (isOnSale && !includesSaleItems) return false
  return (
    target === 'order' ||
    productIds.has(line.productId) ||
    (line.categoryId !== null && categoryIds.has(line.categoryId))
  )
}
