import type { Promotion } from '../rules.ts'

/** Promotions that apply together, in the order in which they do. */
export type Combination = readonly Promotion[]

/**
 * What the customer could be given: all combinable promotions together, without the coupon and with
 * it, and each of the others alone. The first stays beside the second, so that a coupon only ever
 * adds a choice: it may cost more than it brings, when it takes the goods below the amount from which
 * shipping is free.
 */
export function combinationsOf(
  automatic: readonly Promotion[],
  coupon: Promotion | undefined,
): Combination[] {
  const together = automatic.filter(({ isCombinable }) => isCombinable)
  const alone = automatic.filter(({ isCombinable }) => !isCombinable)
  const combinations = [together, ...alone.map((promotion) => [promotion])]
  if (coupon) combinations.push(coupon.isCombinable ? [...together, coupon] : [coupon])
  return combinations.map((combination) => combination.sort(inOrder))
}

/** Of two that cost the same: the one with the coupon, then the one whose first comes first. */
export function ranksBefore(
  one: Combination,
  other: Combination,
  coupon: Promotion | undefined,
): boolean {
  const hasCoupon = coupon !== undefined && one.includes(coupon)
  if (coupon && hasCoupon !== other.includes(coupon)) return hasCoupon
  const [firstOfOne] = one
  const [firstOfOther] = other
  if (!firstOfOne || !firstOfOther) return firstOfOne !== undefined
  return inOrder(firstOfOne, firstOfOther) < 0
}

function inOrder(one: Promotion, other: Promotion): number {
  if (one.priority !== other.priority) return one.priority - other.priority
  return one.id < other.id ? -1 : 1
}
