import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { split, type Part } from './split.ts'

const parts = (weights: Record<string, number>): Part[] =>
  Object.entries(weights).map(([key, weight]) => ({ key, weight }))

describe('a split', () => {
  test.each<{ of: string; amount: number; among: Part[]; quantum?: number; shares: number[] }>([
    // 10.00 * 1/6, 2/6, 3/6 = 1.666.., 3.333.., 5: one cent is left, the first lost most.
    {
      of: 'what does not divide gives the rest to whoever lost most',
      amount: 1000,
      among: parts({ a: 1, b: 2, c: 3 }),
      shares: [167, 333, 500],
    },
    // 1.00 three ways: 33.33 each, all lost a third of a cent, all weigh the same: the smallest key.
    {
      of: 'a rest among equals goes to the smaller key',
      amount: 100,
      among: parts({ c: 1, a: 1, b: 1 }),
      shares: [33, 34, 33],
    },
    // 5 * 1/4 = 1.25, 5 * 2/4 = 2.5, 5 * 1/4 = 1.25: the half lost most.
    {
      of: 'the larger remainder goes before the larger key',
      amount: 5,
      among: parts({ a: 1, b: 2, c: 1 }),
      shares: [1, 3, 1],
    },
    // 2 * 1/4 = 0.5, 2 * 3/4 = 1.5: both lost a half, the heavier one gets it.
    {
      of: 'of equal remainders the larger weight comes first',
      amount: 2,
      among: parts({ a: 1, b: 3 }),
      shares: [0, 2],
    },
    // KWD 1.000 in tens of fils over 3 : 100 tens = 33.33 each.
    {
      of: 'an amount in quanta has shares in quanta',
      amount: 1000,
      among: parts({ a: 7, b: 7, c: 7 }),
      quantum: 10,
      shares: [340, 330, 330],
    },
    {
      of: 'nothing gives nothing',
      amount: 0,
      among: parts({ a: 1, b: 0 }),
      shares: [0, 0],
    },
    {
      of: 'something among those who weigh nothing treats them alike',
      amount: 3,
      among: parts({ b: 0, a: 0 }),
      shares: [1, 2],
    },
  ])('of $of', ({ amount, among, quantum = 1, shares }) => {
    expect(split(amount, among, quantum)).toEqual(shares)
  })

  test('past what a number multiplies exactly is as exact', () => {
    // 10^15 - 1 over 1 : 2: a third is 333333333333333 without a rest, as the digits of 10^15 - 1
    // are all 9; the product with the weights is near 10^30.
    const whole = 10 ** 15 - 1
    expect(split(whole, parts({ a: whole / 3, b: (whole / 3) * 2 }), 1)).toEqual([
      333_333_333_333_333, 666_666_666_666_666,
    ])
    // One more leaves a third and two thirds: the second lost more.
    expect(split(10 ** 15, parts({ a: whole / 3, b: (whole / 3) * 2 }), 1)).toEqual([
      333_333_333_333_333, 666_666_666_666_667,
    ])
  })
})

describe('whatever is split,', () => {
  const weight = fc.oneof(fc.nat(100), fc.nat(10 ** 11))
  const among = fc.uniqueArray(fc.record({ key: fc.string({ maxLength: 3 }), weight }), {
    minLength: 1,
    maxLength: 12,
    selector: ({ key }) => key,
  })
  const quantum = fc.constantFrom(1, 10, 100)
  const quanta = fc.oneof(fc.nat(100), fc.nat(10 ** 12))

  test('the shares sum to it, in quanta, each less than a quantum from the exact one', () => {
    fc.assert(
      fc.property(among, quanta, quantum, (of, count, multipleOf) => {
        const shares = split(count * multipleOf, of, multipleOf)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(count * multipleOf)
        expect(shares.every((share) => share >= 0 && share % multipleOf === 0)).toBe(true)
        const weightOfAll = of.reduce((sum, part) => sum + BigInt(part.weight), 0n)
        if (weightOfAll === 0n) return
        for (const [i, part] of of.entries()) {
          const off =
            BigInt((shares[i] ?? 0) / multipleOf) * weightOfAll -
            BigInt(count) * BigInt(part.weight)
          expect(off < weightOfAll && off > -weightOfAll).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('the order of the parts changes no share', () => {
    const shuffled = among.chain((of) =>
      fc.tuple(fc.constant(of), fc.shuffledSubarray(of, { minLength: of.length })),
    )
    fc.assert(
      fc.property(shuffled, quanta, ([one, other], count) => {
        const byKey = (of: readonly Part[]) =>
          new Map(split(count, of, 1).map((share, i) => [of[i]?.key, share]))
        expect(byKey(other)).toEqual(byKey(one))
      }),
      { numRuns: 500 },
    )
  })

  test('no share of a part of it is more than the part', () => {
    fc.assert(
      fc.property(among, fc.nat(1000), (of, permille) => {
        const most = of.reduce((sum, part) => sum + part.weight, 0)
        fc.pre(most > 0)
        const shares = split(Math.floor((most / 1000) * permille), of, 1)
        expect(shares.every((share, i) => share <= (of[i]?.weight ?? 0))).toBe(true)
      }),
    )
  })
})
