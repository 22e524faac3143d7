import type { Priced } from '../price-with.ts'
import type { UnusedCoupon } from '../quote.ts'
import type { Promotion } from '../rules.ts'
import type { Eligibility } from './eligibility.ts'

/**
 * Why a coupon takes nothing off; null when it does, or when that is not known yet: one on shipping
 * without a destination. `best` is what the customer gets, `priced` all that could be had.
 */
export function unusedCouponOf(
  coupon: Promotion,
  eligibility: Eligibility,
  { best, priced, isShippingPending }: Outcome,
): UnusedCoupon | null {
  const code = coupon.code ?? coupon.name
  switch (eligibility.outcome) {
    case 'minimum_not_reached':
      return { code, reason: 'minimum_not_reached', minimumMinor: eligibility.minimumMinor }
    case 'no_eligible_items':
      return { code, reason: 'no_eligible_items' }
    case 'eligible':
      if (isReducedBy(coupon, best)) return null
      if (coupon.target === 'shipping' && isShippingPending) return null
      return priced.some((each) => isReducedBy(coupon, each))
        ? { code, reason: 'another_offer_is_better' }
        : { code, reason: 'nothing_to_discount' }
  }
}

type Outcome = {
  readonly best: Priced
  readonly priced: readonly Priced[]
  readonly isShippingPending: boolean
}

function isReducedBy({ id }: Promotion, { goods, shippingDiscounts }: Priced): boolean {
  const isIt = ({ promotionId }: { promotionId: string }) => promotionId === id
  return shippingDiscounts.some(isIt) || goods.some(({ discounts }) => discounts.some(isIt))
}
