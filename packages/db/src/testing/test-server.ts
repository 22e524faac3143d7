import { randomUUID } from 'node:crypto'
import { Client, escapeIdentifier } from 'pg'

/** What tests are told of the server: plain data, as it goes from vitest's process to its workers. */
export type TestServer = {
  /** The URL of a database that may create others. */
  adminUrl: string
  /** The migrated database that each test's own is a copy of. */
  template: string
}

/** All that one run makes has this in front, so that the run can take it away again. */
export const newPrefix = () => `paydesk_test_${randomUUID().slice(0, 8)}`

export function urlOf({ adminUrl }: Pick<TestServer, 'adminUrl'>, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}

/** Runs one statement about whole databases; `format` gets each name quoted. */
export async function administer(
  adminUrl: string,
  act: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await act(client)
  } finally {
    await client.end()
  }
}

export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await administer(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`)
  })
}
