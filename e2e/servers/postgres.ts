import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@paydesk/db'
import { startEmbedded } from '@paydesk/db/embedded'
import { migrate } from '@paydesk/db/migrate'
import { seedWhenEmpty } from '@paydesk/db/seed'

/** Where the workers find the server: they are processes of their own. */
const ADMIN_URL = 'PAYDESK_E2E_POSTGRES'
const TEMPLATE = 'shop_template'

/** One Postgres for the run, with a seeded shop that each test shop's database is a copy of. */
export async function startPostgres(): Promise<() => Promise<void>> {
  // A prefix that @paydesk/db/testing knows: what a killed run leaves behind, its next run ends.
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-test-'))
  const server = await startEmbedded({ folder })
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const template = await server.ensureDatabase(TEMPLATE)
    await migrate(template)
    await seedWhenEmpty(template, { rules: false })
  } catch (error) {
    await stop()
    throw error
  }
  process.env[ADMIN_URL] = server.url('postgres')
  return stop
}

export type ShopDatabase = { url: string; drop: () => Promise<void> }

/** A shop's database as the seed leaves it. */
export async function copyDatabase(): Promise<ShopDatabase> {
  const name = `shop_${crypto.randomUUID().replaceAll('-', '')}`
  await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
  const url = new URL(process.env[ADMIN_URL] ?? '')
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(`DROP DATABASE ${name} WITH (FORCE)`) }
}

async function administer(statement: string): Promise<void> {
  const db = connect(process.env[ADMIN_URL] ?? '', { poolSize: 1, statementTimeoutMs: 20_000 })
  try {
    await db.pool.query(statement)
  } finally {
    await db.close()
  }
}

// oxlint-disable-next-line import/no-default-export -- Playwright calls a globalSetup's default
export default startPostgres
