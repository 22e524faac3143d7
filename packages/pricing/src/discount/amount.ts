import { takeOff, type Off, type Reducible } from './reducible.ts'

/** Once for the cart, however many pieces it reaches. What is not a whole quantum is not given. */
export function amountOff(
  goods: readonly Reducible[],
  offMinor: number,
  multipleOfMinor: number,
): Off {
  const wholeQuantaMinor = Math.floor(offMinor / multipleOfMinor) * multipleOfMinor
  return takeOff(wholeQuantaMinor, goods, multipleOfMinor)
}
