import { roundedShare } from '../rounding.ts'
import type { CartLine } from '../quote.ts'
import { split } from '../split.ts'

/** A line of the cart, with what the discounts so far have left of it. */
export type Reducible = { readonly line: CartLine; readonly leftMinor: number }

/** What a discount takes off each of the lines that it reaches, in their order. */
export type Off = readonly number[]

/** The share of an amount, rounded half up: an exact half goes to the customer. */
export function shareOf(amountMinor: number, ppm: number, multipleOfMinor: number): number {
  const share = { numerator: ppm, denominator: 1_000_000 }
  return roundedShare(amountMinor, share, { mode: 'half_up', multipleOfMinor })
}

/**
 * Takes an amount off the lines together, in proportion to what is left of each; never more than
 * there is. A line that is not a multiple of the quantum keeps what is beyond its last one.
 */
export function takeOff(
  wantedMinor: number,
  goods: readonly Reducible[],
  multipleOfMinor: number,
): Off {
  const parts = goods.map(({ line, leftMinor }) => ({
    key: line.productId,
    weight: Math.floor(leftMinor / multipleOfMinor),
  }))
  const mostMinor = parts.reduce((sum, { weight }) => sum + weight, 0) * multipleOfMinor
  return split(Math.min(wantedMinor, mostMinor), parts, multipleOfMinor)
}
