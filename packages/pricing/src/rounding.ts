import type { TaxRounding } from './rules.ts'

export type RoundingMode = TaxRounding['mode']

export type Rounding = {
  readonly mode: RoundingMode
  /** The result is a multiple of this: the currency's `multipleOfMinor`, the quantum. */
  readonly multipleOfMinor: number
}

/** A part of a whole: 20 % is 20 of 100, the tax in a price with 20 % on top is 20 of 120. */
export type Ratio = {
  readonly numerator: number | bigint
  readonly denominator: number | bigint
}

type Whole = number | bigint

/** Whether what is left of a division makes one quantum more; `rest` is what it lacks of one. */
const goesUp = {
  half_up: (remainder: Whole, rest: Whole) => remainder >= rest,
  half_even: (remainder: Whole, rest: Whole, isOdd: boolean) =>
    remainder > rest || (remainder === rest && isOdd),
  half_down: (remainder: Whole, rest: Whole) => remainder > rest,
  up: (remainder: Whole) => remainder > 0,
  down: () => false,
} satisfies Record<RoundingMode, (remainder: Whole, rest: Whole, isOdd: boolean) => boolean>

/**
 * amountMinor * numerator / denominator, exact, then rounded once to a multiple of the quantum.
 * For safe integers of at least 0, over a denominator above 0. "Up" is away from zero.
 */
export function roundedShare(
  amountMinor: number,
  { numerator, denominator }: Ratio,
  { mode, multipleOfMinor }: Rounding,
): number {
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    const dividend = amountMinor * numerator
    const divisor = denominator * multipleOfMinor
    if (dividend <= Number.MAX_SAFE_INTEGER && divisor <= Number.MAX_SAFE_INTEGER) {
      // Exact: a quotient of safe integers that is no whole number is never rounded up to one.
      const quanta = Math.floor(dividend / divisor)
      const remainder = dividend - quanta * divisor
      const isUp = goesUp[mode](remainder, divisor - remainder, quanta % 2 === 1)
      return (isUp ? quanta + 1 : quanta) * multipleOfMinor
    }
  }
  const dividend = BigInt(amountMinor) * BigInt(numerator)
  const divisor = BigInt(denominator) * BigInt(multipleOfMinor)
  const quanta = dividend / divisor
  const remainder = dividend % divisor
  const isUp = goesUp[mode](remainder, divisor - remainder, quanta % 2n === 1n)
  return Number(isUp ? quanta + 1n : quanta) * multipleOfMinor
}
