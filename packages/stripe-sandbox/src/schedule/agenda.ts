import type { Environment } from '../environment.ts'

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
  close: () => void
}

/** A timer cannot wait longer: it looks again after that. */
const LONGEST_WAIT_MS = 2 ** 31 - 1
/** Lets the answer to the request that caused an act leave first, as it does at Stripe. */
const HEAD_START_MS = 10
const AFTER_FAULT_MS = 1_000

type Options = {
  environment: Environment
  sources: readonly Source[]
  onFault: (error: unknown) => void
}

/** Runs what is due, the earliest first, on one timer. */
export function createAgenda({ environment, sources, onFault }: Options): Agenda {
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
      for (let next = first(); next !== undefined; next = first()) {
        if (next.atMs > environment.now()) break
        next.source.runNext()
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
    const waitMs = Math.max(next.atMs - environment.now(), HEAD_START_MS)
    ring(next.atMs, Math.min(waitMs, LONGEST_WAIT_MS))
  }

  return {
    wake,
    close: () => {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
