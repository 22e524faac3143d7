import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from './connect.ts'
import { createTestDatabase, type TestDatabase } from './testing/index.ts'

let copy: TestDatabase
beforeAll(async () => {
  copy = await createTestDatabase()
})
afterAll(async () => {
  await copy.drop()
})

test('every connection, of raw SQL and of Prisma, gives up in time and says whose it is', async () => {
  const { pool, prisma, close } = connect(copy.url, { applicationName: 'paydesk-api' })
  const settings = `SELECT current_setting('application_name') AS name,
    current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
    current_setting('idle_in_transaction_session_timeout') AS idle`
  const expected = [{ name: 'paydesk-api', statement: '3s', lock: '1s', idle: '5s' }]
  expect((await pool.query(settings)).rows).toEqual(expected)
  expect(await prisma.$queryRawUnsafe(settings)).toEqual(expected)
  await close()
})

test('raw SQL and Prisma share one pool of the size asked for', async () => {
  const { pool, prisma, close } = connect(copy.url, { poolSize: 1 })
  const client = await pool.connect()
  await expect(prisma.product.count()).rejects.toThrow('timeout exceeded when trying to connect')
  client.release()
  expect(await prisma.product.count()).toBe(0)
  await close()
})

test('a statement that takes too long is ended', async () => {
  const { pool, close } = connect(copy.url, { statementTimeoutMs: 50 })
  await expect(pool.query('SELECT pg_sleep(5)')).rejects.toThrow('statement timeout')
  await close()
})

test('an idle connection that breaks is logged, and the pool goes on', async () => {
  const logged: string[] = []
  const { pool, close } = connect(copy.url, { log: (message) => logged.push(message) })
  const broken = once(pool, 'error')
  const admin = connect(copy.url)
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  await admin.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
  await broken
  expect(logged).toEqual(['an idle database connection broke'])
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await Promise.all([close(), admin.close()])
})

test('a connection that breaks between two statements of a transaction fails that one, not the process', async () => {
  const { pool, close } = connect(copy.url)
  const admin = connect(copy.url)
  const client = await pool.connect()
  await client.query('BEGIN')
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  // Not once(): that fails with the error, which is not what is looked at here.
  const broken = new Promise((resolve) => client.once('end', resolve))
  await admin.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
  await broken
  await expect(client.query('COMMIT')).rejects.toThrow('not queryable')
  client.release(true)
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await Promise.all([close(), admin.close()])
})
