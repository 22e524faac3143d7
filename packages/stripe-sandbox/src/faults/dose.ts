import { createHash } from 'node:crypto'

/** How often a fault happens among the occasions that it is made for. */
export type Dose = {
  /** This many pass unharmed first. */
  skip: number
  /** At most this often; null without end. */
  times: number | null
  /** Of each occasion, from 0 to 1; null is always. */
  probability: number | null
  /** The same seed hits the same occasions: the third and the seventh, say. */
  seed: string
  /** Occasions so far. */
  seen: number
  applied: number
}

/** Whether the next occasion is hit, and the dose after it. */
export function take<D extends Dose>(dose: D): { hit: boolean; after: D } {
  const { skip, times, probability, seed, seen, applied } = dose
  const hit =
    seen >= skip &&
    (times === null || applied < times) &&
    (probability === null || chance(seed, seen) < probability)
  return { hit, after: { ...dose, seen: seen + 1, applied: applied + (hit ? 1 : 0) } }
}

/** From 0 up to 1, always the same for the same occasion of the same seed. */
export function chance(seed: string, occasion: number): number {
  const digest = createHash('sha256').update(`${seed}:${occasion}`).digest()
  return digest.readUInt32BE() / 2 ** 32
}
