import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Both src/migrate and dist/migrate are two folders deep in the package. */
export const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

export type MigrationFile = {
  name: string
  sql: string
  /** As Prisma computes it: SHA-256 of the file, in hex. */
  checksum: string
}

/** In the order in which they apply, which is that of their names. */
export function readMigrationFiles(folder: string): MigrationFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}
