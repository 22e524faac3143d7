import * as fc from 'fast-check'

import { quote, type Quote, type QuoteInput } from '../quote.ts'

/**
 * The same cases in every run, so that a red build is red again. A failure prints the seed, the path
 * to its smallest case and the case itself; other cases: change the seed.
 */
const SEED = 20_261_125

export function check<T>(cases: number, arbitrary: fc.Arbitrary<T>, holds: (drawn: T) => void) {
  fc.assert(fc.property(arbitrary, holds), { seed: SEED, numRuns: atMost(cases) })
}

/** For what holds of a quote; fails where most carts are refused and so little would be shown. */
export function checkQuotes(
  cases: number,
  arbitrary: fc.Arbitrary<QuoteInput>,
  holds: (made: Quote, input: QuoteInput) => void,
) {
  let quoted = 0
  check(cases, arbitrary, (input) => {
    const result = quote(input)
    if (result.outcome === 'refused') return
    quoted += 1
    holds(result.quote, input)
  })
  const drawn = atMost(cases)
  if (quoted < drawn / 2) throw new Error(`only ${quoted} of ${drawn} carts were quoted`)
}

/** A run that is repeated for each mutant sets a lower limit. */
function atMost(cases: number): number {
  return Math.min(cases, fc.readConfigureGlobal().numRuns ?? cases)
}
