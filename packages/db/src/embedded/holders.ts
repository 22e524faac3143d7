import type { Client } from 'pg'
import { newClient, query } from './question.ts'
import type { ServerState } from './state.ts'

/** Any number, as long as every version of Paydesk takes the same. */
const lockKey = 7_020_261_123

const retryMs = 250

/** One process's use of a server. */
export type Holder = {
  /** How many other processes use it now. */
  countOthers(): Promise<number>
  release(): Promise<void>
}

/**
 * Counts this process among those who use the server, by a session lock there: the kernel closes
 * the connection of a process however it dies, and with the connection goes the lock. When the
 * server was restarted meanwhile (another process may have found it dead), the lock is taken again.
 */
export async function holdServer(state: ServerState): Promise<Holder> {
  let released = false
  let held = await takeLock(state, onEnd)

  function onEnd(): void {
    if (!released) setTimeout(() => void retake(), retryMs).unref()
  }

  async function retake(): Promise<void> {
    try {
      held = await takeLock(state, onEnd)
      if (released) await held.client.end()
    } catch {
      onEnd()
    }
  }

  return {
    // On a connection of its own: ours may just be broken.
    countOthers: () => countHolders(state, held.pid),
    release: async () => {
      released = true
      await held.client.end()
    },
  }
}

type Held = { client: Client; pid: number }

async function takeLock(state: ServerState, onEnd: () => void): Promise<Held> {
  const client = newClient(state)
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>(
      'SELECT pg_advisory_lock_shared($1), pg_backend_pid() AS pid',
      [lockKey],
    )
    // Only from here on: a failure before is thrown, and must not be told twice.
    client.once('end', onEnd)
    return { client, pid: rows[0]?.pid ?? 0 }
  } catch (error) {
    await client.end()
    throw error
  }
}

async function countHolders(state: ServerState, exceptPid: number): Promise<number> {
  const [row] = await query(
    state,
    `SELECT count(*)::integer AS others FROM pg_locks
      WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted AND objsubid = 1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (classid::bigint << 32) + objid::bigint = $1 AND pid <> $2`,
    [lockKey, exceptPid],
  )
  return Number(row?.['others'] ?? 0)
}
