import type { PoolClient } from 'pg'
import { connect, type Database } from '../connect.ts'
import { createTestDatabase } from '../testing/index.ts'

export type RuleDatabase = AsyncDisposable & {
  database: Database
  /** Runs `act` in a transaction that leaves nothing. */
  try(act: (sql: PoolClient) => Promise<void>): Promise<void>
  /** The name of the rule that `act` breaks, undefined when it breaks none, and its message. */
  refusal(act: (sql: PoolClient) => Promise<void>): Promise<Refusal>
}

export type Refusal = { constraint: string | undefined; message: string }

export async function openRuleDatabase(): Promise<RuleDatabase> {
  const copy = await createTestDatabase()
  const database = connect(copy.url)

  async function tryOut(act: (sql: PoolClient) => Promise<void>): Promise<void> {
    const sql = await database.pool.connect()
    try {
      await sql.query('BEGIN')
      await act(sql)
    } finally {
      await sql.query('ROLLBACK')
      sql.release()
    }
  }

  return {
    database,
    try: tryOut,
    refusal: async (act) => {
      try {
        await tryOut(act)
        return { constraint: undefined, message: '' }
      } catch (error) {
        if (error instanceof Error && 'constraint' in error)
          return { constraint: String(error.constraint), message: error.message }
        throw error
      }
    },
    [Symbol.asyncDispose]: async () => {
      await database.close()
      await copy.drop()
    },
  }
}
