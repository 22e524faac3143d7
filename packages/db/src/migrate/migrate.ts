import { randomUUID } from 'node:crypto'
import { Logger, runMigrations } from 'graphile-worker'
import { Client } from 'pg'
import { migrationsFolder, readMigrationFiles, type MigrationFile } from './migration-files.ts'

export type MigrateOptions = {
  /** A folder laid out as prisma/migrations. The package's own unless a test says otherwise. */
  folder?: string
}

/** The advisory lock that Prisma's own engine takes, so that neither runs into the other. */
const prismaLock = 72_707_369

/** As Prisma makes it: `prisma migrate` goes on from here. */
const createHistory = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

const silent = new Logger(() => () => undefined)

type HistoryRow = { migration_name: string; checksum: string; finished_at: Date | null }

/**
 * Applies the migrations that the database lacks, as `prisma migrate deploy` would, and those of the job
 * queue in its own schema. Returns the names of ours. Several processes may call it at once: one works, the others wait and find it done.
 * Throws when an applied migration was edited or is missing, or when one fails, now or earlier.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const files = readMigrationFiles(options.folder ?? migrationsFolder)
  const client = new Client({ connectionString: url, application_name: 'paydesk migrate' })
  await client.connect()
  try {
    // A session's lock: it goes with the connection, whatever happens to this process.
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock])
    await client.query(createHistory)
    const { rows } = await client.query<HistoryRow>(
      `SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations"
        WHERE "rolled_back_at" IS NULL`,
    )
    const missing = findMissing(files, rows)
    for (const file of missing) await apply(client, file)
    await runMigrations({ connectionString: url, logger: silent })
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

function findMissing(files: MigrationFile[], history: HistoryRow[]): MigrationFile[] {
  const known = new Map(files.map((file) => [file.name, file]))
  for (const { migration_name: name, checksum, finished_at: finishedAt } of history) {
    const file = known.get(name)
    if (!finishedAt)
      throw new Error(
        `Migration ${name} failed earlier. Look at "logs" in the table _prisma_migrations, repair the ` +
          `database, then say how: npx prisma migrate resolve --applied ${name}, or --rolled-back ${name}.`,
      )
    if (!file)
      throw new Error(
        `Migration ${name} is applied to the database, but its file is not here. Is this an older version ` +
          'of Paydesk? Deploy the version that the database was migrated to.',
      )
    if (file.checksum !== checksum)
      throw new Error(
        `Migration ${name} was edited after it was applied. Restore its file, and put the change into a ` +
          'new migration: npx prisma migrate dev.',
      )
  }
  const applied = new Set(history.map((row) => row.migration_name))
  return files.filter(({ name }) => !applied.has(name))
}

async function apply(client: Client, { name, sql, checksum }: MigrationFile): Promise<void> {
  const id = randomUUID()
  await client.query(
    'INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name") VALUES ($1, $2, $3)',
    [id, checksum, name],
  )
  try {
    // Without parameters Postgres takes the whole file, and applies all of it or nothing.
    await client.query(sql)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    await client.query('UPDATE "_prisma_migrations" SET "logs" = $2 WHERE "id" = $1', [id, words])
    throw new Error(`Migration ${name} failed: ${words}`, { cause: error })
  }
  await client.query(
    'UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1 WHERE "id" = $1',
    [id],
  )
}
