import cluster from 'node:cluster'
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { listenForOrders } from '@paydesk/db'
import { buildApp } from './app.ts'
import { openDeps } from './open-deps.ts'
import { keepProcesses } from './processes.ts'
import { readEnv, type Env } from './env.ts'
import { createLog } from './log.ts'
import { keepExpiringOrders } from './order/expire-orders.ts'
import { askForRounds } from './jobs/rounds.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { watchForDeadWorkers } from './jobs/watchdog.ts'

type Running = { url: string; stop(): Promise<void> }

/** The API: settings from the environment, running until it is told to stop. */
async function main(env: Env): Promise<void> {
  const isOne = env.PROCESSES === 1 || cluster.isWorker
  const running = isOne ? serve(env) : keepProcesses(env.PROCESSES, createLog(env.LOG_LEVEL))
  let stopping: Promise<void> | undefined
  const close = async () => {
    await (await running).stop()
    // An open channel to the parent would keep the process alive.
    if (process.connected) process.disconnect()
  }
  const stop = () => (stopping ??= close())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  // Started by another process: when that one dies, however it dies, nobody is left to stop us.
  process.on('disconnect', () => void stop())

  const { url } = await running
  process.send?.({ ready: true, url })
}

/** One process of the API. */
async function serve(env: Env): Promise<Running> {
  const log = createLog(env.LOG_LEVEL)
  const deps = openDeps(env, log)
  const { db } = deps
  const processId = randomUUID()
  const ending = new AbortController()
  const app = await buildApp(deps, {
    cookieSecret: env.COOKIE_SECRET,
    secure: env.PUBLIC_URL?.startsWith('https:') ?? false,
    trustProxy: env.TRUST_PROXY,
    maxPerMinute: env.RATE_LIMIT_PER_MINUTE,
    webRoot: env.WEB_ROOT === undefined ? undefined : resolve(env.WEB_ROOT),
  })

  const databaseUrl = env.DATABASE_URL
  const background = [
    listenForOrders(
      databaseUrl,
      {
        processId,
        ...deps.orderEvents,
        log: (message, err) => log.warn({ err }, message),
      },
      ending.signal,
    ),
    watchForDeadWorkers(deps, ending.signal),
    keepExpiringOrders(deps, ending.signal),
    askForRounds(deps, ending.signal),
  ]
  const jobs = runJobs(deps, { databaseUrl, processId })

  const url = await app.listen({ host: env.HOST, port: env.PORT })
  const stop = async () => {
    ending.abort()
    // Requests and jobs that have begun are finished; what they need is closed after them.
    await Promise.all([app.close(), jobs.stop()])
    await Promise.all(background)
    await db.close()
  }
  return { url, stop }
}

main(readEnv(process.env)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
