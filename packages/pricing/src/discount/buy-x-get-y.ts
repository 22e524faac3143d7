import { roundedShare } from '../rounding.ts'
import type { PromotionEffect } from '../rules.ts'
import { percentageOff } from './percentage.ts'
import type { Off, Reducible } from './reducible.ts'

type BuyXGetY = Extract<PromotionEffect, { kind: 'buy_x_get_y' }>

/**
 * Of all pieces that it reaches, the cheapest by unit price are reduced: as many as there are full
 * sets of `buy + get`, times `get`. Pieces are counted, never listed: 999 of them cost what one does.
 */
export function buyXGetYOff(
  goods: readonly Reducible[],
  { buy, get, offPpm }: BuyXGetY,
  multipleOfMinor: number,
): Off {
  const pieces = goods.reduce((sum, { line }) => sum + line.quantity, 0)
  let unreduced = Math.floor(pieces / (buy + get)) * get
  const reduced = goods.map(() => 0)
  for (const index of cheapestFirst(goods)) {
    if (unreduced === 0) break
    const taken = Math.min(unreduced, goods[index]?.line.quantity ?? 0)
    unreduced -= taken
    reduced[index] = taken
  }
  const reducedGoods = goods.map(({ line, leftMinor }, index) => ({
    line,
    leftMinor: roundedShare(
      leftMinor,
      { numerator: reduced[index] ?? 0, denominator: line.quantity },
      // Exact unless an earlier discount left what the pieces do not divide.
      { mode: 'down', multipleOfMinor: 1 },
    ),
  }))
  return percentageOff(reducedGoods, offPpm, multipleOfMinor)
}

function cheapestFirst(goods: readonly Reducible[]): number[] {
  const indices = goods.map((_, index) => index)
  return indices.sort((one, other) => {
    const [a, b] = [goods[one]?.line, goods[other]?.line]
    if (!a || !b) return 0
    if (a.unitMinor !== b.unitMinor) return a.unitMinor - b.unitMinor
    return a.productId < b.productId ? -1 : 1
  })
}
