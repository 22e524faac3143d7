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
  const reduced = cheapestPieces(goods, Math.floor(pieces / (buy + get)) * get)
  const reducedGoods = goods.map((each) => ({
    line: each.line,
    leftMinor: leftOfPieces(each, reduced.get(each) ?? 0),
  }))
  return percentageOff(reducedGoods, offPpm, multipleOfMinor)
}

/** How many of each line's pieces are among the cheapest of all. */
function cheapestPieces(goods: readonly Reducible[], pieces: number): Map<Reducible, number> {
  const taken = new Map<Reducible, number>()
  let missing = pieces
  for (const each of goods.toSorted(cheaperFirst)) {
    taken.set(each, Math.min(missing, each.line.quantity))
    missing -= Math.min(missing, each.line.quantity)
  }
  return taken
}

function cheaperFirst({ line: one }: Reducible, { line: other }: Reducible): number {
  if (one.unitMinor !== other.unitMinor) return one.unitMinor - other.unitMinor
  return one.productId < other.productId ? -1 : 1
}

/** Exact, unless an earlier discount left an amount that the pieces do not divide. */
function leftOfPieces({ line, leftMinor }: Reducible, pieces: number): number {
  const share = { numerator: pieces, denominator: line.quantity }
  return roundedShare(leftMinor, share, { mode: 'down', multipleOfMinor: 1 })
}
