import { setTimeout as sleep } from 'node:timers/promises'
import { deadProcesses, hasBug, unlockJobsOf } from '@paydesk/db'
import type { Deps } from '../deps.ts'

const PAUSE_MS = 2_500

/**
 * Frees the jobs that a killed process had begun: its queue would keep them locked for four hours. A
 * process counts as dead when its connection was gone at two looks in a row, since a restart of Postgres
 * takes everybody's for a moment.
 */
export async function watchForDeadWorkers(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  signal: AbortSignal,
): Promise<void> {
  let suspects = new Set<string>()
  while (!signal.aborted) {
    await sleep(PAUSE_MS, undefined, { signal, ref: false }).catch(() => {})
    if (signal.aborted) return
    try {
      const missing = await deadProcesses(db.pool)
      const dead = missing.filter((processId) => suspects.has(processId))
      if (dead.length > 0 && !hasBug('no_watchdog')) {
        await unlockJobsOf(db.pool, dead)
        log.warn({ processes: dead }, 'a process died: others take over its jobs')
      }
      suspects = new Set(missing)
    } catch (err) {
      suspects = new Set()
      log.warn({ err }, 'could not look for dead workers')
    }
  }
}
