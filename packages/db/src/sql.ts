import type { Pool, PoolClient, QueryResultRow } from 'pg'

/** The pool, or one client of it inside a transaction. */
export type Sql = Pick<Pool | PoolClient, 'query'>

/**
 * A statement that each connection parses once, under `name`. The rows' shape is the caller's
 * promise: the statement stands right beside it.
 */
export async function run<Row extends QueryResultRow>(
  sql: Sql,
  statement: { name: string; text: string },
  values: unknown[],
): Promise<Row[]> {
  const result = await sql.query<Row>({ ...statement, values })
  return result.rows
}

const RETRYABLE = new Set(['40001', '40P01']) // serialization_failure, deadlock_detected
const TRIES = 3

/**
 * Runs `work` in one READ COMMITTED transaction. A deadlock or serialization failure runs it
 * again, so `work` has no effect outside the database; in particular it never calls Stripe.
 */
export async function inTransaction<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('BEGIN')
      const result = await work(client)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch((cause: Error) => {
        broken = cause
      })
      if (attempt === TRIES || !isRetryable(error)) throw error
    } finally {
      client.release(broken)
    }
  }
}

function isRetryable(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    RETRYABLE.has(error.code)
  )
}
