import { randomBytes } from 'node:crypto'

/** The only sources of time and chance in the sandbox: whoever replaces both gets repeatable runs. */
export type Environment = {
  /** Milliseconds since 1970. */
  now: () => number
  randomBytes: (count: number) => Uint8Array
}

export const realEnvironment: Environment = {
  now: () => Date.now(),
  randomBytes: (count) => randomBytes(count),
}

/** Stripe's timestamps are whole seconds. */
export function nowSeconds(environment: Environment): number {
  return Math.floor(environment.now() / 1000)
}
