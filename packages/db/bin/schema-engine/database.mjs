import { Client, escapeIdentifier } from 'pg'

/**
 * The parts of a Postgres URL. `pg` lets `connectionString` win over `database`, so that a shadow
 * database opened with both would silently be the main one: hence never the URL itself.
 * @param {string} url
 */
export function parseUrl(url) {
  const parsed = new URL(url)
  const sslMode = parsed.searchParams.get('sslmode')
  return {
    host: parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname),
    port: Number(parsed.port || 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)) || 'postgres',
    schema: parsed.searchParams.get('schema') ?? undefined,
    ssl:
      !sslMode || sslMode === 'disable'
        ? undefined
        : { rejectUnauthorized: sslMode.startsWith('verify') },
  }
}

/** @typedef {ReturnType<typeof parseUrl>} Target */

/**
 * What `pg` takes: it knows no schema.
 * @param {Target} target
 */
export function toDriverConfig({ host, port, user, password, database, ssl }) {
  return { host, port, user, password, database, ssl }
}

/**
 * Runs one statement on a connection of its own: CREATE and DROP DATABASE allow no transaction.
 * @param {Target} target
 * @param {string} sql
 */
export async function execute(target, sql) {
  const client = new Client(toDriverConfig(target))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** @param {string} url */
export async function createDatabase(url) {
  const target = parseUrl(url)
  await execute(
    { ...target, database: 'postgres' },
    `CREATE DATABASE ${escapeIdentifier(target.database)}`,
  )
  return { databaseName: target.database }
}

/** @param {string} url */
export async function dropDatabase(url) {
  const target = parseUrl(url)
  await execute(
    { ...target, database: 'postgres' },
    `DROP DATABASE ${escapeIdentifier(target.database)}`,
  )
}
