import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type Database } from '@paydesk/db'
import { startEmbedded } from '@paydesk/db/embedded'
import { migrate } from '@paydesk/db/migrate'
import { seedWhenEmpty } from '@paydesk/db/seed'
import type { Endings } from '../processes/endings.ts'
import { startServer } from '../processes/server.ts'
import type { Target } from '../load/load.ts'
import { makeCarts } from './carts.ts'

/** The API as production runs it, the floor beside it, and what both stand on. */
export type Shop = {
  api: Target
  floor: Target
  db: Database
  databaseUrl: string
  postgresPid: number
}

export const WEBHOOK_SECRET = 'whsec_bench'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export async function openShop(
  endings: Endings,
  { profileFolder }: { profileFolder?: string | undefined },
): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-bench-'))
  endings.add(() => rmSync(folder, { recursive: true, force: true }))
  // Postgres refuses to run as root, and its own account has to pass through here.
  chmodSync(folder, 0o755)

  const postgres = await startEmbedded({ folder: join(folder, 'postgres') })
  endings.add(() => postgres.stop())
  const databaseUrl = await postgres.ensureDatabase('bench')
  await migrate(databaseUrl)
  await seedWhenEmpty(databaseUrl, { rules: false })
  const db = connect(databaseUrl, { poolSize: 1, applicationName: 'paydesk bench' })
  endings.add(() => db.close())
  // Each order holds its pieces: nothing runs out while it is measured.
  await db.prisma.product.updateMany({ data: { stock: 1_000_000_000 } })

  const start = (name: string, script: string, run: Partial<Run> = {}) =>
    startServer({ name, script, env: {}, logFolder: folder, ...run }, endings)
  const stub = await start('stripe-stub', file('stripe-stub.ts'))
  const env = {
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_API_URL: stub.url,
    COOKIE_SECRET: randomBytes(32).toString('hex'),
    RATE_LIMIT_PER_MINUTE: '1000000000',
  }
  const floor = await start('floor', file('floor.ts'), { env })
  const api = await start('api', file('../../apps/api/dist/server.js'), {
    nodeFlags: profileFolder === undefined ? [] : profiling(profileFolder),
    env: {
      ...env,
      DATABASE_URL: databaseUrl,
      STRIPE_PUBLISHABLE_KEY: 'pk_test_bench',
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      LOG_LEVEL: 'info',
      HOST: '127.0.0.1',
      PORT: '0',
    },
  })
  const cookie = await guestCookie(api.url)
  const cart = await makeCarts(db)
  const ask = (path: string) => (checkoutId: string) => ({
    path,
    headers: { 'content-type': 'application/json', cookie },
    body: cart(checkoutId),
  })
  return {
    api: {
      ...api,
      name: 'api',
      ask: ask('/trpc/checkout.createIntent'),
      isRight: ({ status, body }, checkoutId) =>
        status === 200 &&
        body.includes('"outcome":"ready"') &&
        body.includes(`"orderId":"${checkoutId}"`) &&
        body.includes('_secret_'),
    },
    floor: {
      ...floor,
      name: 'floor',
      ask: ask('/intent'),
      isRight: ({ status, body }) => status === 200 && body.includes('_secret_'),
    },
    db,
    databaseUrl,
    postgresPid: postgres.pid,
  }
}

type Run = { env: Record<string, string>; nodeFlags: string[] }

function profiling(folder: string): string[] {
  mkdirSync(folder, { recursive: true })
  return ['--cpu-prof', `--cpu-prof-dir=${resolve(folder)}`]
}

/** One visitor's cookie, as the shop's page gets it. The floor has the same secret, and believes it. */
async function guestCookie(apiUrl: string): Promise<string> {
  const response = await fetch(`${apiUrl}/trpc/checkout.config`)
  const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0]
  if (!response.ok || cookie === undefined)
    throw new Error(`checkout.config answered ${response.status}: ${await response.text()}`)
  return cookie
}
