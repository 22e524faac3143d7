// For `globalSetup` of a vitest project: one Postgres for the whole run, with a migrated template
// that createTestDatabase() copies. TEST_DATABASE_URL names a server of your own to use instead.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { escapeIdentifier } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../embedded/index.ts'
import { migrate } from '../migrate/index.ts'
import { folderPrefix, sweepLeftovers } from './leftovers.ts'
import { administer, newPrefix, urlOf, type TestServer } from './test-server.ts'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be extended
  interface ProvidedContext {
    paydeskTestServer: TestServer
  }
}

/** Returns what vitest calls when all tests have run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env['TEST_DATABASE_URL']
  const server = own ? { adminUrl: own, end: async () => {} } : await startTemporaryServer()
  const template = newPrefix()
  await administer(server.adminUrl, async (client) => {
    await client.query(`CREATE DATABASE ${escapeIdentifier(template)}`)
  })
  await migrate(urlOf(server, template))
  project.provide('paydeskTestServer', { adminUrl: server.adminUrl, template })
  return async () => {
    if (own) await dropDatabasesOf(own, template)
    await server.end()
  }
}

async function startTemporaryServer() {
  await sweepLeftovers()
  const folder = mkdtempSync(join(tmpdir(), folderPrefix))
  const embedded = await startEmbedded({ folder })
  return {
    adminUrl: embedded.url('postgres'),
    end: async () => {
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The template, and what a test did not drop because it failed. */
async function dropDatabasesOf(adminUrl: string, prefix: string): Promise<void> {
  await administer(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    )
    for (const { datname } of rows)
      await client.query(`DROP DATABASE ${escapeIdentifier(datname)} WITH (FORCE)`)
  })
}
