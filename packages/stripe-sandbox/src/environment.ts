import { randomFillSync } from 'node:crypto'

/** The only sources of time and chance in the sandbox: whoever replaces them gets repeatable runs. */
export type Environment = {
  /** Milliseconds since 1970. */
  now: () => number
  randomBytes: (count: number) => Uint8Array
  /** Greater with each call, over restarts as well: ids that begin with it sort as they were made. */
  sequence: () => number
}

const POOL_BYTES = 4096
/** So many ids may be made in a millisecond, on average, before the clock falls behind. */
const PER_MILLISECOND = 64

const pool = new Uint8Array(POOL_BYTES)
let taken = POOL_BYTES
let last = 0

export const realEnvironment: Environment = {
  now: () => Date.now(),
  randomBytes: (count) => {
    if (count > POOL_BYTES) return randomFillSync(new Uint8Array(count))
    if (taken + count > POOL_BYTES) {
      // One call of the system for a few hundred ids, which cost it as much as one.
      randomFillSync(pool)
      taken = 0
    }
    taken += count
    return pool.slice(taken - count, taken)
  },
  sequence: () => (last = Math.max(last + 1, Date.now() * PER_MILLISECOND)),
}

/** Stripe's timestamps are whole seconds. */
export function nowSeconds(environment: Environment): number {
  return Math.floor(environment.now() / 1000)
}
