import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'
import { defaultDatabase, defaultFolder } from './src/embedded/default-folder.ts'
import { readEmbeddedUrl } from './src/embedded/state.ts'

// Prisma's CLI would download an engine at its first use. Ours comes with the packages. Windows cannot
// run a .mjs as a program, so there Prisma downloads after all: for those who write migrations.
if (process.platform !== 'win32')
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= fileURLToPath(
    new URL('bin/schema-engine.mjs', import.meta.url),
  )

// Neither is there on a fresh clone, and `generate` needs none.
const url = process.env['DATABASE_URL'] ?? readEmbeddedUrl(defaultFolder, defaultDatabase)

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url !== undefined && { datasource: { url } }),
})
