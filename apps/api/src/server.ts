import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { listenForOrders } from '@paydesk/db'
import { buildApp } from './app.ts'
import { openDeps } from './open-deps.ts'
import { readEnv, type Env } from './env.ts'
import { createLog } from './log.ts'
import { keepExpiringOrders } from './order/expire-orders.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { watchForDeadWorkers } from './jobs/watchdog.ts'

/** The API as a process: settings from the environment, running until it is told to stop. */
async function main(env: Env): Promise<void> {
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
  ]
  const jobs = await runJobs(deps, { databaseUrl, processId })

  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= close())
  const close = async () => {
    ending.abort()
    await Promise.all([app.close(), jobs.stop()])
    await Promise.all(background)
    await db.close()
    // An open channel to the parent would keep the process alive.
    if (process.connected) process.disconnect()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  // Started by another process: when that one dies, however it dies, nobody is left to stop us.
  process.on('disconnect', () => void stop())

  const url = await app.listen({ host: env.HOST, port: env.PORT })
  process.send?.({ ready: true, url })
}

main(readEnv(process.env)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
