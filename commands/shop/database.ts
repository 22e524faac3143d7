import { startEmbedded } from '@paydesk/db/embedded'
import { Refusal } from '../terminal/refusal.ts'
import type { Place } from './place.ts'

const DATABASE = 'paydesk'

/** The address of a database that answers: your own, or the embedded one, started if need be. */
export async function openDatabase({ life, steps, home, settings }: Place): Promise<string> {
  const { database } = settings
  if (database.kind === 'own') return database.url
  return steps.run('Embedded Postgres', async (tell) => {
    const starting = startEmbedded({ folder: home.postgres, log: tell.progress })
    life.atEnd(async () => (await starting.catch(() => undefined))?.stop())
    const server = await starting
    if (server.shared) tell.result('already running')
    return server.ensureDatabase(DATABASE)
  })
}

/** Brings the tables up to date, and fills an empty shop with products. */
export async function prepareDatabase({ steps, settings }: Place, url: string): Promise<void> {
  const title = settings.database.kind === 'own' ? `Database at ${hostOf(url)}` : 'Database'
  await steps.run(title, async (tell) => {
    try {
      // Imported late: the migrations and queries need the generated Prisma client.
      const { migrate } = await import('@paydesk/db/migrate')
      const { seedWhenEmpty } = await import('@paydesk/db/seed')
      const migrations = await migrate(url)
      const products = await seedWhenEmpty(url, { rules: true })
      const told = [
        migrations.length > 0 && `${migrations.length} migrations`,
        products > 0 && `${products} products`,
      ].filter((text) => text !== false)
      tell.result(told.length > 0 ? told.join(', ') : 'up to date')
    } catch (error) {
      if (settings.database.kind === 'embedded' || !isUnreachable(error)) throw error
      throw new Refusal(
        `DATABASE_URL points to ${hostOf(url)}, which does not let us in: ${error.message}`,
      )
    }
  })
}

// The address itself holds a password.
function hostOf(url: string): string {
  return new URL(url).host
}

// Node's network errors (ECONNREFUSED, ENOTFOUND), and Postgres's classes 08 (connection), 28
// (authentication) and 3D (no such database).
function isUnreachable(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return /^(E[A-Z]+|08\w{3}|28\w{3}|3D\w{3})$/.test(code)
}
