import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect, type Database } from '../connect.ts'
import { createEmptyDatabase, type TestDatabase } from '../testing/index.ts'
import { migrationsFolder, readMigrationFiles } from './migration-files.ts'
import { migrate } from './migrate.ts'

const names = readMigrationFiles(migrationsFolder).map(({ name }) => name)

let empty: TestDatabase
let database: Database
let folder: string
beforeEach(async () => {
  empty = await createEmptyDatabase()
  database = connect(empty.url)
  folder = mkdtempSync(join(tmpdir(), 'paydesk-migrations-'))
  cpSync(migrationsFolder, folder, { recursive: true })
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
  await empty.drop()
})

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

test('applies what the database lacks, in order, and then nothing', async () => {
  expect(await migrate(empty.url)).toEqual(names)
  expect(await migrate(empty.url)).toEqual([])
  expect(await database.prisma.order.count()).toBe(0)

  writeMigration('20991231000000_more', 'CREATE TABLE more (n integer);')
  expect(await migrate(empty.url, { folder })).toEqual(['20991231000000_more'])
})

test('of processes that start at once, one migrates and the others find it done', async () => {
  const applied = await Promise.all([1, 2, 3].map(() => migrate(empty.url)))
  expect(applied.flat()).toEqual(names)
})

test('an applied migration that was edited is refused by name, whatever else there is to do', async () => {
  await migrate(empty.url, { folder })
  appendFileSync(join(folder, names[0] ?? '', 'migration.sql'), '\n-- one word more')
  await expect(migrate(empty.url, { folder })).rejects.toThrow(
    `Migration ${names[0]} was edited after it was applied.`,
  )
})

test('a database that a newer version migrated is refused', async () => {
  writeMigration('20991231000000_newer', 'CREATE TABLE newer (n integer);')
  await migrate(empty.url, { folder })
  await expect(migrate(empty.url)).rejects.toThrow(
    'Migration 20991231000000_newer is applied to the database, but its file is not here.',
  )
})

test('a migration that fails leaves nothing of itself, says why, and is not tried again unasked', async () => {
  writeMigration('20991231000000_broken', 'CREATE TABLE half (n integer);\nSELECT 1 / 0;')
  await expect(migrate(empty.url, { folder })).rejects.toThrow(
    'Migration 20991231000000_broken failed: division by zero',
  )
  const { rows } = await database.pool.query(`SELECT to_regclass('half') AS half`)
  expect(rows).toEqual([{ half: null }])
  await expect(migrate(empty.url, { folder })).rejects.toThrow(
    'npx prisma migrate resolve --applied 20991231000000_broken',
  )
})
