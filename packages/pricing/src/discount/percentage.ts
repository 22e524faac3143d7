import { shareOf, takeOff, type Off, type Reducible } from './reducible.ts'

/** Computed once on all that it reaches, not line by line: 10 % of a cart is 10 % of its sum. */
export function percentageOff(
  goods: readonly Reducible[],
  offPpm: number,
  multipleOfMinor: number,
): Off {
  const amountMinor = goods.reduce((sum, { leftMinor }) => sum + leftMinor, 0)
  return takeOff(shareOf(amountMinor, offPpm, multipleOfMinor), goods, multipleOfMinor)
}
