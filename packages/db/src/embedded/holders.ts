import type { Client } from 'pg'
import { newClient } from './question.ts'
import type { ServerState } from './state.ts'

/** Any number, as long as every version of Paydesk takes the same. */
const lockKey = 7_020_261_123

/** One process's use of a server. */
export type Holder = {
  /** How many other processes use it now. */
  countOthers(): Promise<number>
  release(): Promise<void>
}

/**
 * Counts this process among those who use the server, by a session lock there: the kernel closes
 * the connection of a process however it dies, and with the connection goes the lock.
 */
export async function holdServer(state: ServerState): Promise<Holder> {
  const client = newClient(state)
  await client.connect()
  await client.query('SELECT pg_advisory_lock_shared($1)', [lockKey])
  return {
    countOthers: () => countOthers(client),
    release: () => client.end(),
  }
}

async function countOthers(client: Client): Promise<number> {
  const { rows } = await client.query<{ others: number }>(
    `SELECT count(*)::integer AS others FROM pg_locks
      WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted AND objsubid = 1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (classid::bigint << 32) + objid::bigint = $1 AND pid <> pg_backend_pid()`,
    [lockKey],
  )
  return rows[0]?.others ?? 0
}
