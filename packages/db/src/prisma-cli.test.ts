// Prisma's CLI as a developer runs it, in a copy of this package, with every way to its download
// server closed: the engine is the one of bin/.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect, type Database } from './connect.ts'
import { findFreePort } from './embedded/port.ts'
import { migrate } from './migrate/index.ts'
import { createEmptyDatabase, type TestDatabase } from './testing/index.ts'

const room = fileURLToPath(new URL('..', import.meta.url))
const cli = join(
  dirname(createRequire(import.meta.url).resolve('prisma/package.json')),
  'build/index.js',
)

let copy: string
let empty: TestDatabase
let database: Database

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'paydesk-prisma-'))
  for (const part of ['bin', 'prisma', 'prisma.config.ts', 'package.json', 'src/embedded'])
    cpSync(join(room, part), join(copy, part), { recursive: true })
  symlinkSync(join(room, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => {
  rmSync(copy, { recursive: true })
})
beforeEach(async () => {
  empty = await createEmptyDatabase()
  database = connect(empty.url)
})
afterEach(async () => {
  await database.close()
  await empty.drop()
})

function environment(): NodeJS.ProcessEnv {
  const { PRISMA_SCHEMA_ENGINE_BINARY: _, ...inherited } = process.env
  return {
    ...inherited,
    DATABASE_URL: empty.url,
    PRISMA_ENGINES_MIRROR: 'http://127.0.0.1:9',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    NO_COLOR: '1',
  }
}

type Result = { code: number; output: string }

async function prisma(...args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    const options = { cwd: copy, env: environment() }
    execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, output: stdout + stderr })
    })
  })
}

test('generate writes the client', async () => {
  expect(await prisma('generate')).toMatchObject({ code: 0 })
  expect(existsSync(join(copy, 'src/generated/prisma/client.ts'))).toBe(true)
})

test('after our own migrate, Prisma finds its history complete and the tables as the schema says', async () => {
  await migrate(empty.url)
  const status = await prisma('migrate', 'status')
  expect(status.output).toContain('Database schema is up to date!')
  expect(status.code).toBe(0)

  const sources = ['--from-config-datasource', '--to-schema', 'prisma/schema.prisma']
  expect(await prisma('migrate', 'diff', ...sources, '--exit-code')).toMatchObject({
    code: 0,
    output: expect.stringContaining('No difference detected.'),
  })
})

test('after migrate deploy, our own migrate finds nothing to do', async () => {
  expect(await prisma('migrate', 'deploy')).toMatchObject({ code: 0 })
  expect(await migrate(empty.url)).toEqual([])
})

test('migrate dev writes a migration for a changed schema, and applies it', async () => {
  await migrate(empty.url)
  const schema = join(copy, 'prisma/schema.prisma')
  const before = readFileSync(schema, 'utf8')
  writeFileSync(schema, before.replace('model Product {', 'model Product {\n  weight Int?'))

  expect(await prisma('migrate', 'dev', '--name', 'weigh_products')).toMatchObject({ code: 0 })
  const made = readdirSync(join(copy, 'prisma/migrations')).filter((name) =>
    name.endsWith('_weigh_products'),
  )
  expect(made).toHaveLength(1)
  const sql = readFileSync(join(copy, 'prisma/migrations', made[0] ?? '', 'migration.sql'), 'utf8')
  // Nothing but the change: what Prisma cannot say (CHECKs, triggers, partial indexes) stays.
  expect(sql.trim()).toBe('-- AlterTable\nALTER TABLE "products" ADD COLUMN     "weight" INTEGER;')
  expect((await database.pool.query('SELECT weight FROM products')).rows).toEqual([])

  writeFileSync(schema, before)
  rmSync(join(copy, 'prisma/migrations', made[0] ?? ''), { recursive: true })
})

test('a migration that fails is named, with the words of Postgres', async () => {
  const folder = join(copy, 'prisma/migrations/20991231000000_broken')
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), 'CREATE TABLE half (n integer);\nSELECT 1 / 0;')
  const { code, output } = await prisma('migrate', 'deploy')
  rmSync(folder, { recursive: true })

  expect(code).toBe(1)
  expect(output).toContain('P3018')
  expect(output).toContain('20991231000000_broken')
  expect(output).toContain('division by zero')
  const { rows } = await database.pool.query(`SELECT to_regclass('half') AS half`)
  expect(rows).toEqual([{ half: null }])
})

test('a database that cannot be reached is named', async () => {
  await empty.drop()
  const { code, output } = await prisma('migrate', 'status')
  expect(code).toBe(1)
  expect(output).toContain('P1003')
})

test('studio serves its page', async () => {
  await migrate(empty.url)
  const port = await findFreePort()
  const studio = spawn(
    process.execPath,
    [cli, 'studio', '--port', String(port), '--browser', 'none'],
    {
      cwd: copy,
      env: environment(),
    },
  )
  const ended = once(studio, 'exit')
  let page: Response | undefined
  while (!page && studio.exitCode === null) {
    await sleep(50)
    page = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
  }
  expect(page?.status).toBe(200)
  expect(await page?.text()).toContain('__STUDIO_CONFIG__ = {"adapter":"postgres"}')
  studio.kill()
  await ended
})
