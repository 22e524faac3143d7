import { randomUUID } from 'node:crypto'
import { escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import { administer, dropDatabase, urlOf } from './test-server.ts'

export type TestDatabase = {
  url: string
  /** Also with connections open: they are cut. */
  drop: () => Promise<void>
}

/**
 * A migrated, empty database for one test or one file of them: a copy of the run's template, in some
 * tens of milliseconds. The vitest project must have this package's global setup.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  return create(`TEMPLATE ${escapeIdentifier(inject('paydeskTestServer').template)}`)
}

/** A database without any table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return create('')
}

async function create(how: string): Promise<TestDatabase> {
  const server = inject('paydeskTestServer')
  const name = `${server.template}_${randomUUID().slice(0, 8)}`
  await administer(server.adminUrl, async (client) => {
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)} ${how}`)
  })
  return { url: urlOf(server, name), drop: () => dropDatabase(server.adminUrl, name) }
}
