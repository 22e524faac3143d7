import { jobPool, registerJobWorker, unlockJobsOfWorkers } from '@paydesk/db'
import { runTaskList, type WorkerPool } from 'graphile-worker'
import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import { jobLogger } from './job-logger.ts'
import { tasks } from './tasks.ts'

export type JobsOptions = {
  databaseUrl: string
  /** By which the watchdogs of other processes know this one's workers. */
  processId: string
  /** Jobs at the same time. */
  concurrency?: number
}

/** A queue that breaks again at once would be begun for ever. */
const PAUSE_MS = 500

/**
 * Works on jobs until it is stopped, which lets those finish that have begun. Its connections are its
 * own: a crowd of jobs must not make customers wait for one.
 *
 * A worker that cannot tell the database how its job ended gives up, and the queue does not replace it: so
 * as soon as one has gone, all are ended and begun again.
 */
export function runJobs(
  deps: Deps,
  { databaseUrl, processId, concurrency = 4 }: JobsOptions,
): { stop(): Promise<void> } {
  const { log, db } = deps
  const stopping = new AbortController()

  const pool = jobPool(databaseUrl, {
    size: concurrency + 2,
    log: (message, err) => log.warn({ err }, message),
  })

  const workerIds = new Set<string>()

  function begin(): { workers: WorkerPool; broken: Promise<void> } {
    const events = new EventEmitter()
    events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => {
      workerIds.add(worker.workerId)
      void untilDone('a job worker could not be registered', () =>
        registerJobWorker(db.pool, { workerId: worker.workerId, processId }),
      )
    })
    const options = {
      concurrency,
      pollInterval: 1_000,
      noHandleSignals: true,
      events,
      logger: jobLogger(log),
    }
    // Not the queue's run(): its timetable asks Postgres as it begins and each minute, and when that fails,
    // it leaves a rejection that nobody can catch, which ends the process.
    const workers = runTaskList(options, tasks(deps), pool)
    const ended = workers.promise.catch(() => undefined)
    const stopped = once(events, 'worker:stop')
    return { workers, broken: Promise.race([stopped, ended]).then(() => undefined) }
  }

  async function keep(): Promise<void> {
    const told = once(stopping.signal, 'abort')
    while (!stopping.signal.aborted) {
      const { workers, broken } = begin()
      await Promise.race([broken, told])
      await workers.gracefulShutdown('ending').catch(() => undefined)
      if (stopping.signal.aborted) return
      log.warn('a job worker ended: the workers are begun anew')
      await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => {})
      // What the ended workers had begun is locked in their names, and they live no more to end it.
      const ended = [...workerIds]
      workerIds.clear()
      await untilDone('the jobs of ended workers could not be freed', () =>
        unlockJobsOfWorkers(db.pool, ended),
      )
    }
  }

  /** Postgres may be away for a moment: what must be told it is told later. */
  async function untilDone(fault: string, tell: () => Promise<void>): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        return await tell()
      } catch (err) {
        log.warn({ err }, fault)
        await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
  }

  const keeping = keep()
  return {
    stop: async () => {
      stopping.abort()
      await keeping
      await pool.end()
    },
  }
}
