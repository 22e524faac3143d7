import type { Environment } from '../environment.ts'
import type { ClockRow } from '../state/rows.ts'
import type { Store } from '../state/store.ts'

/**
 * An account's time: that of its environment until somebody turns it. It runs on from where it was
 * turned to, stands still while frozen, and goes back only by a reset.
 */
export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number
  /** What a webhook's receiver, who has a clock of its own, compares a signature with. */
  signatureNow: () => number
  /** Real milliseconds until the clock gets there by itself; Infinity when it never will. */
  waitMs: (atMs: number) => number
  /** Kept over a restart, as all that the following change. */
  settings: () => ClockRow
  turnTo: (atMs: number, options: { freeze: boolean }) => void
  signWith: (time: ClockRow['signatureTime']) => void
  reset: () => void
  /** Shows this time until it is told another, or null: then it shows its own again. */
  standAt: (atMs: number | null) => void
  isStanding: () => boolean
}

const UNTOUCHED: ClockRow = { offsetMs: 0, frozenAtMs: null, signatureTime: 'real' }
const ROW = 'clock'

export function createClock(store: Store, environment: Environment): Clock {
  let row = store.get('clock', ROW) ?? UNTOUCHED
  let standingMs: number | null = null

  const now = (): number => standingMs ?? row.frozenAtMs ?? environment.now() + row.offsetMs
  const keep = (changed: ClockRow): void => {
    store.transact(() => store.put('clock', ROW, changed))
    row = changed
  }

  return {
    now,
    signatureNow: () => (row.signatureTime === 'account' ? now() : environment.now()),
    waitMs: (atMs) => {
      const waitMs = Math.max(atMs - now(), 0)
      return waitMs > 0 && (standingMs ?? row.frozenAtMs) !== null ? Infinity : waitMs
    },
    settings: () => row,
    turnTo: (atMs, { freeze }) =>
      keep({ ...row, offsetMs: atMs - environment.now(), frozenAtMs: freeze ? atMs : null }),
    signWith: (signatureTime) => keep({ ...row, signatureTime }),
    reset: () => keep(UNTOUCHED),
    standAt: (atMs) => {
      standingMs = atMs
    },
    isStanding: () => standingMs !== null,
  }
}
