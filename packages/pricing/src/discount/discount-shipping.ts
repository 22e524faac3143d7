import type { QuoteLine } from '../quote.ts'
import type { Combination } from './combinations.ts'
import { offShipping } from './effect.ts'

/** What is left of the shipping's price after the promotions on it, and what each took. */
export function discountShipping(
  shippingMinor: number,
  combination: Combination,
  multipleOfMinor: number,
): { leftMinor: number; discounts: QuoteLine['discounts'] } {
  let leftMinor = shippingMinor
  const discounts: QuoteLine['discounts'][number][] = []
  for (const { id: promotionId, target, effect } of combination) {
    if (target !== 'shipping') continue
    const amountMinor = offShipping(effect, leftMinor, multipleOfMinor)
    if (amountMinor === 0) continue
    leftMinor -= amountMinor
    discounts.push({ promotionId, amountMinor })
  }
  return { leftMinor, discounts }
}
