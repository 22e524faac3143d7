import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaClient } from './generated/prisma/client.ts'
import { batchedStatements, type BatchedStatements } from './batched-statements.ts'
import { rulesReader, type RulesReader } from './pricing-rules/rules-reader.ts'

export type ConnectOptions = {
  /** Shown in pg_stat_activity: who holds a connection or a lock. */
  applicationName?: string
  /** Connections of this process, raw SQL and Prisma together. All processes' sum stays below max_connections. */
  poolSize?: number
  /** So long a caller waits for a connection, a free one of the pool or a new one. */
  connectionTimeoutMs?: number
  /** How long one statement may take, waiting for locks included. Migrations and reports raise it. */
  statementTimeoutMs?: number
  /** Told of idle connections that broke, e.g. because the server was restarted. The pool makes new ones. */
  log?: (message: string, error: Error) => void
}

export type Database = {
  pool: Pool
  prisma: PrismaClient
  /** What every checkout does, done for many at once. */
  batched: BatchedStatements
  /** The rules of the price, kept until they change. */
  pricingRules: RulesReader
  close: () => Promise<void>
}

/** Postgres decides after one second that a lock is not to be had, and after five that a transaction was forgotten. */
const lockTimeoutMs = 1_000
const idleInTransactionTimeoutMs = 5_000

/** A frozen server does not even send its timeout: then the client gives up, a little later. */
const clientGraceMs = 1_000

/** One pool for raw SQL and Prisma. Connects at the first query. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? 3_000
  const pool = new Pool({
    connectionString: url,
    application_name: options.applicationName ?? 'paydesk',
    max: options.poolSize ?? 5,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 2_000,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + clientGraceMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
  })
  pool.on('error', (error) => options.log?.('an idle database connection broke', error))
  // The pool listens to idle clients alone. One that breaks between two statements of a transaction would
  // otherwise end the whole process; its next statement fails anyway, and tells whoever waits.
  pool.on('connect', (client) => void client.on('error', () => {}))
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    pool,
    prisma,
    batched: batchedStatements(pool),
    pricingRules: rulesReader(pool),
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
