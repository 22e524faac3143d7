import type { Dose } from '../faults/dose.ts'
import { integer, text } from '../parameters.ts'
import type { Fields, Parse, Parsed } from '../parameters.ts'
import { ControlProblem } from './problem.ts'

const probability: Parse<number> = (value, name) => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
  if (number >= 0 && number <= 1) return number
  throw new ControlProblem(400, `${name} must be a number from 0 to 1.`)
}

/** How often a fault is to happen. */
export const doseFields = {
  probability,
  seed: text(100),
  skip: integer(),
  times: integer(1),
} satisfies Fields

/** Once, unless it says how often or how likely. */
export function doseOf(input: Parsed<typeof doseFields>, id: string): Dose {
  const { probability: likelihood = null, seed = id, skip = 0 } = input
  const times = input.times ?? (likelihood === null ? 1 : null)
  return { skip, times, probability: likelihood, seed, seen: 0, applied: 0 }
}
