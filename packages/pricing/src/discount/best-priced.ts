import { priceWith, type Order, type Priced } from '../price-with.ts'
import type { UnusedCoupon } from '../quote.ts'
import type { Promotion } from '../rules.ts'
import { combinationsOf, ranksBefore } from './combinations.ts'
import { eligibilityOf } from './eligibility.ts'
import { unusedCouponOf } from './unused-coupon.ts'

/**
 * The conflict rule: of all combinations of the promotions that apply, the one with the lowest
 * total counts, tax and all as far as they are known.
 */
export function bestPriced(
  order: Order,
  automatic: readonly Promotion[],
  coupon: Promotion | null,
): { best: Priced; unusedCoupon: UnusedCoupon | null } {
  const { lines } = order
  const subtotalMinor = lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0)
  const eligibility = (promotion: Promotion) => eligibilityOf(promotion, lines, subtotalMinor)
  const isEligible = (promotion: Promotion) => eligibility(promotion).outcome === 'eligible'

  const usable = coupon && isEligible(coupon) ? coupon : undefined
  const combinations = combinationsOf(automatic.filter(isEligible), usable)
  const priced = combinations.map((combination) => priceWith(order, combination))
  const best = priced.reduce((one, other) => {
    if (one.totalMinor !== other.totalMinor) return one.totalMinor < other.totalMinor ? one : other
    return ranksBefore(other.combination, one.combination, usable) ? other : one
  })
  const unusedCoupon =
    coupon &&
    unusedCouponOf(coupon, eligibility(coupon), {
      best,
      priced,
      isShippingPending: order.carriage.outcome === 'pending',
    })
  return { best, unusedCoupon }
}
