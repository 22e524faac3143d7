import { Pool } from 'pg'

/**
 * Connections for the job queue alone: a crowd of jobs must not make customers wait for one. Any of them may
 * break with Postgres; whoever uses it then is told by what it asked.
 */
export function jobPool(
  url: string,
  { size, log }: { size: number; log: (message: string, error: Error) => void },
): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'paydesk jobs',
    max: size,
    connectionTimeoutMillis: 5_000,
  })
  pool.on('error', (error) => log('an idle connection of the jobs broke', error))
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}
