import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Database } from '@paydesk/db'
import { startEmbedded, type Embedded } from '@paydesk/db/embedded'
import { migrate } from '@paydesk/db/migrate'
import { seedWhenEmpty } from '@paydesk/db/seed'
import Stripe from 'stripe'
import { startBalancer, type Balancer } from './balancer.ts'
import type { Random } from './random.ts'
import { freePorts, killTree, serverOf, type Server } from './servers.ts'

const SECRET_KEY = 'sk_test_sandbox'
export const PUBLISHABLE_KEY = 'pk_test_sandbox'
const WEBHOOK_SECRET = 'whsec_storm'

/** So long an order holds its stock: short, so that many run out of their time. */
export const HOLD_SECONDS = 12

/** The pieces of each product at the start: few, so that they run out before staff bring more. */
const PIECES = 25

/** A shop with two API processes over one Postgres, and the sandbox as Stripe. */
export type World = {
  folder: string
  apis: readonly Server[]
  balancer: Balancer
  sandboxUrl: string
  databaseUrl: string
  /** For looking only: it comes back by itself when Postgres does. */
  db: Database
  stripe: Stripe
  apiEnv: Record<string, string>
  killPostgres: () => Promise<void>
  startPostgres: () => Promise<void>
  close: () => Promise<void>
}

export async function openWorld({
  random,
  bugs,
  sql,
}: {
  random: Random
  /** Deliberate ones, by their names. */
  bugs: readonly string[]
  /** A bug in the database. */
  sql: string
}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-storm-'))
  // Root's Postgres runs as somebody else, who must be able to pass through it.
  chmodSync(folder, 0o755)
  const postgresFolder = join(folder, 'postgres')
  mkdirSync(postgresFolder)
  let postgres: Embedded = await startEmbedded({ folder: postgresFolder })
  const databaseUrl = await postgres.ensureDatabase('paydesk')
  await migrate(databaseUrl)
  await seedWhenEmpty(databaseUrl, { rules: false })
  const db = connect(databaseUrl, { applicationName: 'storm', poolSize: 2, log: () => {} })
  await db.prisma.product.updateMany({ data: { stock: PIECES } })
  if (sql !== '') await db.pool.query(sql)

  const [sandboxPort = 0, ...apiPorts] = await freePorts(3)
  const balancer = await startBalancer(apiPorts, random)
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
  const sandbox = serverOf({
    args: [
      'packages/stripe-sandbox/dist/cli.js',
      '--quiet',
      `--port=${sandboxPort}`,
      `--data=${join(folder, 'sandbox')}`,
      `--webhook=${balancer.url}/webhooks/stripe`,
      `--webhook-secret=${WEBHOOK_SECRET}`,
    ],
    env: {},
    logFile: join(folder, 'sandbox.log'),
  })
  const apiEnv = {
    DATABASE_URL: databaseUrl,
    STRIPE_SECRET_KEY: SECRET_KEY,
    STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_URL: sandboxUrl,
    COOKIE_SECRET: 'a secret of the storm, 32 characters',
    HOST: '127.0.0.1',
    RATE_LIMIT_PER_MINUTE: '10000000',
    RESERVATION_MINUTES: String(HOLD_SECONDS / 60),
    MAIL_FOLDER: join(folder, 'mail'),
    LOG_LEVEL: 'info',
    ...(bugs.length > 0 && { PAYDESK_TEST_BUG: bugs.join(','), NODE_ENV: 'test' }),
  }
  const apis = apiPorts.map((port, index) =>
    serverOf({
      args: ['apps/api/dist/server.js'],
      env: { ...apiEnv, PORT: String(port) },
      logFile: join(folder, `api-${index + 1}.log`),
    }),
  )
  const startPostgres = async () => {
    postgres = await startEmbedded({ folder: postgresFolder })
  }
  const close = async () => {
    await Promise.all([...apis, sandbox].map((server) => server.kill()))
    await balancer.close()
    await db.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await Promise.all([...apis, sandbox].map((server) => server.start()))
  } catch (error) {
    await close()
    throw error
  }
  const stripe = new Stripe(SECRET_KEY, {
    host: '127.0.0.1',
    port: sandboxPort,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 3,
  })
  return {
    folder,
    apis,
    balancer,
    sandboxUrl,
    databaseUrl,
    db,
    stripe,
    apiEnv,
    startPostgres,
    killPostgres: () => killTree(postgres.pid),
    close,
  }
}
