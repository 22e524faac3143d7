import { setTimeout as sleep } from 'node:timers/promises'
import { addJob } from '@paydesk/db'
import type { Deps } from '../deps.ts'

const MINUTE_MS = 60_000

/** What is looked at again and again, and how often. */
const ROUNDS = [
  { task: 'sweep', everyMinutes: 1 },
  { task: 'reconcile', everyMinutes: 5 },
] as const

/**
 * Asks for the rounds, each minute, in every process: a job of the same key is asked for once, and a round
 * that was made just now does nothing. Not the queue's own timetable: see run-jobs.ts.
 */
export async function askForRounds(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const waitMs = MINUTE_MS - (Date.now() % MINUTE_MS)
    await sleep(waitMs, undefined, { signal, ref: false }).catch(() => {})
    if (signal.aborted) return
    const minute = Math.round(Date.now() / MINUTE_MS)
    for (const { task, everyMinutes } of ROUNDS) {
      if (minute % everyMinutes !== 0) continue
      try {
        const round = { id: String(minute) }
        await addJob(db.pool, { task, payload: round, key: task, maxAttempts: 3 })
      } catch (err) {
        log.warn({ err, task }, 'a round could not be asked for')
      }
    }
  }
}
