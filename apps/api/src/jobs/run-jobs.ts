import { registerJobWorker } from '@paydesk/db'
import { parseCrontab, run, type Runner } from 'graphile-worker'
import { EventEmitter } from 'node:events'
import type { Deps } from '../deps.ts'
import { jobLogger } from './job-logger.ts'
import { tasks } from './tasks.ts'

// Each minute whatever has no job; every five the books. One process does it, whichever is first.
const CRONTAB = `
* * * * * sweep ?max=3
*/5 * * * * reconcile ?max=3&jobKey=reconcile`

export type JobsOptions = {
  databaseUrl: string
  /** By which the watchdogs of other processes know this one's workers. */
  processId: string
  /** Jobs at the same time. */
  concurrency?: number
}

/**
 * Works on jobs until it is stopped, which lets those finish that have begun. Its connections are its
 * own: a crowd of jobs must not make customers wait for one.
 */
export async function runJobs(
  deps: Deps,
  { databaseUrl, processId, concurrency = 4 }: JobsOptions,
): Promise<{ stop(): Promise<void> }> {
  const { log, db } = deps
  const events = new EventEmitter()
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => {
    registerJobWorker(db.pool, { workerId: worker.workerId, processId }).catch((err: unknown) => {
      log.warn({ err }, 'a job worker could not be registered')
    })
  })
  const runner: Runner = await run({
    connectionString: databaseUrl,
    maxPoolSize: concurrency + 2,
    taskList: tasks(deps),
    parsedCronItems: parseCrontab(CRONTAB),
    concurrency,
    pollInterval: 1_000,
    noHandleSignals: true,
    events,
    logger: jobLogger(log),
  })
  return { stop: () => runner.stop() }
}
