import * as fc from 'fast-check'
import type { Card } from './cards.ts'
import { CARDS } from './cards.ts'

type Details = {
  update: { amount: number }
  'change card': { card: Card }
  confirm: { card: Card | null }
  answer: { outcome: 'succeed' | 'fail' | 'close' }
  settle: { outcome: 'succeed' | 'fail' }
  capture: { amount: number | null }
  cancel: object
  refund: { amount: number | null }
}

export type ActName = keyof Details

/** One thing that somebody does to a payment, legal or not. Amounts are in cents. */
export type Act<Name extends ActName = ActName> = {
  [N in Name]: { do: N } & Details[N]
}[Name]

export type Opening = {
  amount: number
  capture: 'automatic' | 'automatic_async' | 'manual'
  card: Card | null
  confirm: boolean
}

/** Whoever waits does so for all payments: they share the account's clock. */
export type Step = { on: number; act: Act } | { wait: 'an hour' | 'eight days' }

export type Run = { openings: Opening[]; steps: Step[] }

/** Small, so that sums of parts meet the whole and go past it; now and then below the minimum. */
const amount = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(50, 100, 150, 200, 300) },
  { weight: 1, arbitrary: fc.constantFrom(1, 49) },
)
const card = fc.constantFrom(...CARDS)
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null, freq: 2 })
const word = <const T extends string>(...words: T[]): fc.Arbitrary<T> => fc.constantFrom(...words)

const ACTS: { [Name in ActName]: fc.Arbitrary<Act<Name>> } = {
  update: fc.record({ do: word('update'), amount }),
  'change card': fc.record({ do: word('change card'), card }),
  confirm: fc.record({ do: word('confirm'), card: maybe(card) }),
  answer: fc.record({ do: word('answer'), outcome: word('succeed', 'fail', 'close') }),
  settle: fc.record({ do: word('settle'), outcome: word('succeed', 'fail') }),
  capture: fc.record({ do: word('capture'), amount: maybe(amount) }),
  cancel: fc.record({ do: word('cancel') }),
  refund: fc.record({ do: word('refund'), amount: maybe(amount) }),
}

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: ACTS.confirm },
  { weight: 3, arbitrary: ACTS.refund },
  { weight: 2, arbitrary: ACTS.capture },
  { weight: 2, arbitrary: ACTS.answer },
  { weight: 1, arbitrary: ACTS.settle },
  { weight: 1, arbitrary: ACTS.update },
  { weight: 1, arbitrary: ACTS['change card'] },
  { weight: 1, arbitrary: ACTS.cancel },
)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ on: fc.nat(1), act }) },
  { weight: 1, arbitrary: fc.record({ wait: word('an hour', 'eight days') }) },
)

const opening: fc.Arbitrary<Opening> = fc.record({
  amount,
  capture: word('automatic', 'automatic_async', 'manual', 'manual'),
  card: maybe(card),
  confirm: fc.boolean(),
})

/** Two payments side by side in one account. */
export const run: fc.Arbitrary<Run> = fc.record({
  openings: fc.array(opening, { minLength: 2, maxLength: 2 }),
  steps: fc.array(step, { minLength: 3, maxLength: 14 }).filter(endsWithinAMonth),
})

/** Later, the events that are compared in the end would not be listed any more. */
function endsWithinAMonth(steps: Step[]): boolean {
  return steps.filter((taken) => 'wait' in taken && taken.wait === 'eight days').length <= 3
}
