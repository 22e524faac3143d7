import type { CartLine, QuoteLine } from '../quote.ts'
import type { Combination } from './combinations.ts'
import { offGoods } from './effect.ts'
import { reaches } from './eligibility.ts'

/** A line with its share of each discount, and what they leave of it. */
export type DiscountedLine = {
  readonly line: CartLine
  readonly leftMinor: number
  readonly discounts: QuoteLine['discounts']
}

/** Applies promotions one after the other, each to what those before it have left. */
export function discountGoods(
  lines: readonly CartLine[],
  combination: Combination,
  multipleOfMinor: number,
): DiscountedLine[] {
  const goods = lines.map((line) => ({
    line,
    leftMinor: line.unitMinor * line.quantity,
    discounts: [] as QuoteLine['discounts'][number][],
  }))
  for (const promotion of combination) {
    const reached = goods.filter(({ line }) => reaches(promotion, line))
    const off = offGoods(promotion.effect, reached, multipleOfMinor)
    for (const [index, each] of reached.entries()) {
      const amountMinor = off[index] ?? 0
      if (amountMinor === 0) continue
      each.leftMinor -= amountMinor
      each.discounts.push({ promotionId: promotion.id, amountMinor })
    }
  }
  return goods
}
