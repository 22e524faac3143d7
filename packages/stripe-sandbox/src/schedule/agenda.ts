import type { Clock } from '../clock/clock.ts'

/** Keeps acts that are due at a time of the account's clock. */
export type Source = {
  /** When its first act is due; undefined when none is waiting. */
  nextAtMs: () => number | undefined
  /** Does its first act, or begins it, so that another one (or none) is the first. */
  runNext: () => void
}

export type Agenda = {
  /** Sees to what has become due; call after each commit. */
  wake: () => void
  /** When the next act is due; undefined when none is waiting. */
  nextAtMs: () => number | undefined
  /** Does or begins all that is due now; how much it was. */
  runNow: () => number
  isClosed: () => boolean
  close: () => void
}

/** A timer cannot wait longer: it looks again after that. */
const LONGEST_WAIT_MS = 2 ** 31 - 1
/** Lets the answer to the request that caused an act leave first, as it does at Stripe. */
const HEAD_START_MS = 10
const AFTER_FAULT_MS = 1_000
/** Then requests have their turn, and what was done is written down. */
const MAX_ACTS_PER_TURN = 32

type Options = {
  clock: Clock
  sources: readonly Source[]
  onFault: (error: unknown) => void
}

/** Runs what is due, the earliest first, on one timer. */
export function createAgenda({ clock, sources, onFault }: Options): Agenda {
  let timer: NodeJS.Timeout | undefined
  /** The act that the timer was set for: an earlier one sets it anew. */
  let ringsForMs = Infinity
  let isClosed = false

  function first(): { atMs: number; source: Source } | undefined {
    return sources
      .flatMap((source) => {
        const atMs = source.nextAtMs()
        return atMs === undefined ? [] : [{ atMs, source }]
      })
      .toSorted((a, b) => a.atMs - b.atMs)[0]
  }

  function runDue(): void {
    ringsForMs = Infinity
    try {
      let acts = 0
      for (let next = first(); next !== undefined; next = first()) {
        if (next.atMs > clock.now()) break
        if (acts === MAX_ACTS_PER_TURN) {
          ring(next.atMs, 0)
          return
        }
        next.source.runNext()
        acts += 1
      }
    } catch (error) {
      // The disk refused: trying again at once would only ask it again, without end.
      onFault(error)
      ring(-Infinity, AFTER_FAULT_MS)
      return
    }
    wake()
  }

  function ring(forMs: number, waitMs: number): void {
    if (isClosed || forMs >= ringsForMs) return
    clearTimeout(timer)
    ringsForMs = forMs
    timer = setTimeout(runDue, waitMs)
  }

  function wake(): void {
    const next = first()
    if (next === undefined) return
    const waitMs = Math.max(clock.waitMs(next.atMs), HEAD_START_MS)
    if (waitMs !== Infinity) ring(next.atMs, Math.min(waitMs, LONGEST_WAIT_MS))
  }

  return {
    wake,
    nextAtMs: () => first()?.atMs,
    runNow: () => {
      let acts = 0
      for (let next = first(); next !== undefined && next.atMs <= clock.now(); next = first()) {
        next.source.runNext()
        acts += 1
      }
      // What the timer was set for may be done, or no longer come by itself.
      clearTimeout(timer)
      ringsForMs = Infinity
      return acts
    },
    isClosed: () => isClosed,
    close: () => {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
