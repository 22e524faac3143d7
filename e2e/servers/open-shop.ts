import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Database } from '@paydesk/db'
import Stripe from 'stripe'
import { copyDatabase } from './postgres.ts'
import { ROOT, startService, type Service } from './service.ts'

const SECRET_KEY = 'sk_test_sandbox'
const WEBHOOK_SECRET = 'whsec_browser_tests'

export type ShopOptions = {
  /** 'lost': Stripe's events never arrive. */
  webhooks?: 'delivered' | 'lost'
}

/** A server that a test may stop, and start again on the same port. */
export type Switch = { start: () => Promise<void>; stop: () => Promise<void> }

export type Shop = {
  /** On `localhost`, the sandbox on `127.0.0.1`: to a browser they are two sites, as in reality. */
  url: string
  sandboxUrl: string
  db: Database
  /** Stripe's official client, pointed at the sandbox. */
  stripe: Stripe
  api: Switch
  sandbox: Switch
  /** All that the API wrote, at its most talkative. */
  apiLog: () => string
  close: () => Promise<void>
}

/** The built shop, as `pnpm start` would serve it: a database, the sandbox and the API of its own. */
export async function openShop({ webhooks = 'delivered' }: ShopOptions = {}): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-shop-'))
  const logFile = join(folder, 'api.log')
  const [port, sandboxPort] = await freePorts()
  const url = `http://localhost:${port}`
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
  const database = await copyDatabase()
  const webhook = ['--webhook', `${url}/webhooks/stripe`, '--webhook-secret', WEBHOOK_SECRET]
  const sandbox = switchOf(() =>
    startService({
      args: [
        'packages/stripe-sandbox/dist/cli.js',
        '--quiet',
        `--port=${sandboxPort}`,
        `--data=${join(folder, 'sandbox')}`,
        ...(webhooks === 'delivered' ? webhook : []),
      ],
      logFile: join(folder, 'sandbox.log'),
    }),
  )
  const api = switchOf(() =>
    startService({
      args: ['apps/api/dist/server.js'],
      env: {
        DATABASE_URL: database.url,
        STRIPE_SECRET_KEY: SECRET_KEY,
        STRIPE_PUBLISHABLE_KEY: 'pk_test_sandbox',
        STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
        STRIPE_API_URL: sandboxUrl,
        STRIPE_JS_URL: `${sandboxUrl}/endive/stripe.js`,
        COOKIE_SECRET: 'a secret of the browser tests, 32+',
        HOST: 'localhost',
        PORT: String(port),
        WEB_ROOT: join(ROOT, 'apps', 'web', 'dist'),
        MAIL_FOLDER: join(folder, 'mail'),
        LOG_LEVEL: 'trace',
        RATE_LIMIT_PER_MINUTE: '1000000',
      },
      logFile,
    }),
  )
  const db = connect(database.url, { applicationName: 'browser tests', poolSize: 2 })
  const close = async () => {
    await Promise.all([api.stop(), sandbox.stop()])
    await db.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await Promise.all([api.start(), sandbox.start()])
    // Also warms a connection to the database.
    await fetch(`${url}/readyz`)
  } catch (error) {
    await close()
    throw error
  }
  const stripe = new Stripe(SECRET_KEY, {
    host: '127.0.0.1',
    port: sandboxPort,
    protocol: 'http',
    telemetry: false,
  })
  const apiLog = () => readFileSync(logFile, 'utf8')
  return { url, sandboxUrl, db, stripe, api, sandbox, apiLog, close }
}

function switchOf(begin: () => Promise<Service>): Switch {
  let running: Service | undefined
  return {
    start: async () => {
      running ??= await begin()
    },
    stop: async () => {
      const service = running
      running = undefined
      await service?.stop()
    },
  }
}

/** Both are held before either is given, so that they differ. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()] as const
  const ports = servers.map(async (server) => {
    server.listen(0, 'localhost')
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  })
  const [first = 0, second = 0] = await Promise.all(ports)
  for (const server of servers) server.close()
  return [first, second]
}
