import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { applicationNameOf } from '../jobs/job-workers.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 1_000

export type OrderListener = {
  /** By which other processes see that this one lives. */
  processId: string
  changed: (orderId: string) => void
  /** The connection was away: changes may have been missed. */
  missedSome: () => void
  log: (message: string, error: unknown) => void
}

/**
 * Hears from Postgres which orders have changed, in whatever process or by whose hand. The same connection, by its name, shows to the other processes
 * that this one lives. It comes back by itself.
 */
export async function listenForOrders(
  url: string,
  { processId, changed, missedSome, log }: OrderListener,
  signal: AbortSignal,
): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS
  while (!signal.aborted) {
    const client = new Client({
      connectionString: url,
      application_name: applicationNameOf(processId),
      keepAlive: true,
    })
    try {
      const ended = new Promise<void>((resolve) => {
        client.on('error', () => resolve())
        client.on('end', () => resolve())
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      client.on('notification', ({ payload }) => {
        if (payload) changed(payload)
      })
      await client.connect()
      await client.query('LISTEN paydesk_order')
      pauseMs = FIRST_PAUSE_MS
      missedSome()
      await ended
    } catch (err) {
      log('cannot hear which orders change', err)
    } finally {
      await client.end().catch(() => {})
    }
    await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => {})
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }
}
