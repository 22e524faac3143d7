import { describe, expect, it } from 'vitest'
import { roundedShare, type RoundingMode } from './rounding.ts'

/** Of 1, 3, 5 and 7 halves, in whole quanta: worked by hand from what each mode's name says. */
const HALVES: Record<RoundingMode, [number, number, number, number]> = {
  half_up: [1, 2, 3, 4],
  half_even: [0, 2, 2, 4],
  half_down: [0, 1, 2, 3],
  up: [1, 2, 3, 4],
  down: [0, 1, 2, 3],
}

const modes = Object.entries(HALVES).map(([mode, halves]) => ({
  // The keys are the modes: the type above says so.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  mode: mode as RoundingMode,
  halves,
}))

// A ratio of large integers takes another way through the code, and must come to the same.
describe.each([
  ['small integers', { numerator: 1, denominator: 2 }],
  ['bigints', { numerator: 1n, denominator: 2n }],
  ['integers whose product is not safe', { numerator: 2 ** 52, denominator: 2 ** 53 }],
])('a half, of %s', (_ratio, ratio) => {
  it.each(modes)('goes $mode', ({ mode, halves }) => {
    const shares = [1, 3, 5, 7].map((amount) =>
      roundedShare(amount, ratio, { mode, multipleOfMinor: 1 }),
    )
    expect(shares).toEqual(halves)
  })

  it.each(modes)('of tens goes $mode to whole tens', ({ mode, halves }) => {
    const shares = [10, 30, 50, 70].map((amount) =>
      roundedShare(amount, ratio, { mode, multipleOfMinor: 10 }),
    )
    expect(shares).toEqual(halves.map((quanta) => quanta * 10))
  })
})

// 7 / 3 is 2.33…, 8 / 3 is 2.66…, 9 / 3 is 3.
describe.each([
  ['small integers', { numerator: 1, denominator: 3 }],
  ['bigints', { numerator: 1n, denominator: 3n }],
])('a third, of %s', (_ratio, ratio) => {
  it.each([
    ['half_up', [2, 3, 3]],
    ['half_even', [2, 3, 3]],
    ['half_down', [2, 3, 3]],
    ['up', [3, 3, 3]],
    ['down', [2, 2, 3]],
  ] as const)('goes %s', (mode, expected) => {
    const shares = [7, 8, 9].map((amount) =>
      roundedShare(amount, ratio, { mode, multipleOfMinor: 1 }),
    )
    expect(shares).toEqual(expected)
  })
})
