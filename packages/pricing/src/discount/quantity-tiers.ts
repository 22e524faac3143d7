import type { QuantityTier } from '../rules.ts'
import { percentageOff } from './percentage.ts'
import type { Off, Reducible } from './reducible.ts'

/** Each line for itself: its tier is its own, so its discount does not depend on other lines. */
export function quantityTiersOff(
  goods: readonly Reducible[],
  tiers: readonly QuantityTier[],
  multipleOfMinor: number,
): Off {
  return goods.flatMap((each) => {
    const offPpm = highestReached(tiers, each.line.quantity)?.offPpm ?? 0
    return percentageOff([each], offPpm, multipleOfMinor)
  })
}

function highestReached(
  tiers: readonly QuantityTier[],
  quantity: number,
): QuantityTier | undefined {
  return tiers.reduce<QuantityTier | undefined>((highest, tier) => {
    const isReached = tier.fromQuantity <= quantity
    return isReached && tier.fromQuantity > (highest?.fromQuantity ?? 0) ? tier : highest
  }, undefined)
}
