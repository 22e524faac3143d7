import { registerJobWorker } from '@paydesk/db'
import { parseCrontab, run, type Runner } from 'graphile-worker'
import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
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

/** A queue that breaks again at once would be begun for ever. */
const PAUSE_MS = 500

/**
 * Works on jobs until it is stopped, which lets those finish that have begun. Its connections are its
 * own: a crowd of jobs must not make customers wait for one.
 *
 * A worker that cannot tell the database how its job ended gives up, and the queue does not replace it: so
 * as soon as one has gone, the whole runner is ended and begun again.
 */
export async function runJobs(
  deps: Deps,
  { databaseUrl, processId, concurrency = 4 }: JobsOptions,
): Promise<{ stop(): Promise<void> }> {
  const { log, db } = deps
  const stopping = new AbortController()

  async function begin(): Promise<{ runner: Runner; broken: Promise<void> }> {
    const events = new EventEmitter()
    events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => {
      registerJobWorker(db.pool, { workerId: worker.workerId, processId }).catch((err: unknown) => {
        log.warn({ err }, 'a job worker could not be registered')
      })
    })
    const broken = once(events, 'worker:stop').then(() => undefined)
    const runner = await run({
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
    return { runner, broken }
  }

  async function keep(first: Awaited<ReturnType<typeof begin>>): Promise<void> {
    let current: typeof first | undefined = first
    const stopped = once(stopping.signal, 'abort')
    while (!stopping.signal.aborted) {
      if (current) {
        // The runner's promise fails when the runner does: that is one way of being broken.
        const ended = current.runner.promise.catch(() => undefined)
        await Promise.race([current.broken, ended, stopped])
        await current.runner.stop().catch(() => undefined)
        if (stopping.signal.aborted) return
        log.warn('a job worker ended: the workers are begun anew')
      }
      await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => {})
      current = await begin().catch((err: unknown) => {
        log.warn({ err }, 'the workers could not begin')
        return undefined
      })
    }
    await current?.runner.stop().catch(() => undefined)
  }

  const keeping = keep(await begin())
  return {
    stop: async () => {
      stopping.abort()
      await keeping
    },
  }
}
