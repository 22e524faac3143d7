import { createHash } from 'node:crypto'

/** A stream of chance that its seed and name fix: a draw more in one stream shifts no other. */
export type Random = {
  /** From 0 to 1, without 1. */
  next: () => number
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
}

export function randomOf(seed: string, name: string): Random {
  let state = createHash('sha256').update(`${seed}:${name}`).digest().readUInt32LE(0)
  // mulberry32: https://github.com/cprosche/mulberry32
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
  }
}
