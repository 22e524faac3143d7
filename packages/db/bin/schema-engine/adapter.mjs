import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import { escapeIdentifier, Pool } from 'pg'
import { execute, parseUrl, toDriverConfig } from './database.mjs'

/** Postgres' internal one-byte "char", of which the catalogs are full. */
const charOid = 18
const textOid = 25

/**
 * adapter-pg 7.10 cannot name the type "char" and fails on it. The engine wants it as a character:
 * let the adapter see text, then correct the column type in its answer.
 * @param {any} adapter PrismaPg's own, whose `performIO` is private
 */
function mapInternalChar(adapter) {
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  const startTransaction = adapter.startTransaction?.bind(adapter)
  const charColumns = new WeakMap()

  adapter.performIO = async (/** @type {object} */ query) => {
    const result = await performIO(query)
    const isChar = result.fields.map(
      (/** @type {import('pg').FieldDef} */ f) => f.dataTypeID === charOid,
    )
    charColumns.set(query, isChar)
    for (const field of result.fields) if (field.dataTypeID === charOid) field.dataTypeID = textOid
    return result
  }
  adapter.queryRaw = async (/** @type {object} */ query) => {
    const result = await queryRaw(query)
    const isChar = charColumns.get(query)
    const columnTypes = result.columnTypes.map(
      (/** @type {number} */ type, /** @type {number} */ i) =>
        isChar[i] ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes }
  }
  if (startTransaction)
    adapter.startTransaction = async (/** @type {unknown} */ level) =>
      mapInternalChar(await startTransaction(level))
  return adapter
}

/**
 * In the shape whose words the engine keeps in its history: of any other it keeps a number.
 * @param {import('pg').DatabaseError} error
 * @returns {never}
 */
function throwForEngine({ code = 'XX000', severity = 'ERROR', message, detail, column, hint }) {
  throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
}

/**
 * Opens the main database, and shadow databases made for one command and dropped after it.
 * @param {import('./arguments.mjs').Datasource} datasource
 */
export function createAdapterFactory({ url, shadowDatabaseUrl }) {
  /** @type {Set<import('pg').Pool>} */
  const pools = new Set()
  const main = () => {
    if (!url) throw new Error('No database URL: set DATABASE_URL, or start the embedded server.')
    return parseUrl(url)
  }

  /** @param {import('./database.mjs').Target} target */
  async function open(target) {
    const pool = new Pool({ ...toDriverConfig(target), max: 4 })
    // An idle connection that breaks has no one to tell: the next query will.
    pool.on('error', () => {})
    pools.add(pool)
    const factory = new PrismaPg(pool, { schema: target.schema, disposeExternalPool: true })
    const adapter = mapInternalChar(await factory.connect())
    // adapter-pg cuts a script at each semicolon, also those of comments and function bodies.
    // Postgres itself takes the whole script, and applies all of it or nothing.
    adapter.executeScript = async (/** @type {string} */ script) => {
      await pool.query(script).catch(throwForEngine)
    }
    return { pool, adapter }
  }

  async function openShadow() {
    if (shadowDatabaseUrl) return (await open(parseUrl(shadowDatabaseUrl))).adapter
    const target = main()
    const database = `prisma_migrate_shadow_db_${randomUUID()}`
    await execute(target, `CREATE DATABASE ${escapeIdentifier(database)}`)
    const { pool, adapter } = await open({ ...target, database })
    adapter.dispose = async () => {
      pools.delete(pool)
      await pool.end()
      await execute(target, `DROP DATABASE ${escapeIdentifier(database)} WITH (FORCE)`)
    }
    return adapter
  }

  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => (await open(main())).adapter,
    connectToShadowDb: openShadow,
    close: async () => {
      await Promise.allSettled([...pools].map((pool) => pool.end()))
    },
  }
}
