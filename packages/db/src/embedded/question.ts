import { realpathSync } from 'node:fs'
import { Client } from 'pg'
import { superuser, type ServerState } from './state.ts'

/** A stopped (SIGSTOP) server never answers. The question may be asked again, the rest is not. */
const answerWithinMs = 2_000
const connectWithinMs = 15_000

export function newClient(state: ServerState, connectionTimeoutMillis = connectWithinMs): Client {
  const client = new Client({
    host: '127.0.0.1',
    port: state.port,
    user: superuser,
    password: state.password,
    database: 'postgres',
    application_name: 'paydesk embedded',
    connectionTimeoutMillis,
  })
  // A server that goes away is noticed by the query that needs it.
  client.on('error', () => {})
  return client
}

export async function query(state: ServerState, text: string, values: unknown[] = []) {
  return queryBy(newClient(state), text, values)
}

async function queryBy(client: Client, text: string, values: unknown[]) {
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** `ours`: a server of exactly this data folder. `soon`: one that starts or stops. */
export type Answer = 'ours' | 'soon' | 'other' | 'none'

/**
 * Asks the port what it serves. A pid in a file proves nothing, since pids are used again, and
 * neither does an open port; only the server itself knows its data folder.
 */
export async function askServer(state: ServerState): Promise<Answer> {
  try {
    const [row] = await queryBy(newClient(state, answerWithinMs), 'SHOW data_directory', [])
    const served = realpathSync(String(row?.['data_directory']))
    return served === realpathSync(state.dataFolder) ? 'ours' : 'other'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ECONNREFUSED') return 'none'
    // 57P03 cannot_connect_now: https://www.postgresql.org/docs/current/errcodes-appendix.html
    return code === '57P03' || code === 'ECONNRESET' ? 'soon' : 'other'
  }
}
