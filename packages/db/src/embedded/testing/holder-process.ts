// A second process of the tests: starts or joins the folder's server, reports, then does as it is told.
import { Client } from 'pg'
import { startEmbedded, type Embedded } from '../start.ts'

export type Report =
  | { event: 'started'; pid: number; port: number; shared: boolean; url: string }
  | { event: 'written'; n: number }
  | { event: 'stopped' }
  | { event: 'failed'; message: string }

const report = (message: Report) => process.send?.(message)

/** Commits one row after the other, and tells of each one that the server acknowledged. */
async function write(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await client.query('CREATE TABLE IF NOT EXISTS written (n integer PRIMARY KEY)')
  for (let n = 1; ; n += 1) {
    await client.query('INSERT INTO written VALUES ($1)', [n])
    report({ event: 'written', n })
  }
}

async function leave(server: Embedded): Promise<void> {
  await server.stop()
  report({ event: 'stopped' })
  process.disconnect()
}

try {
  const [folder = '', outside = ''] = process.argv.slice(2)
  const server = await startEmbedded({ folder, ...(outside && { outside }) })
  const url = await server.ensureDatabase('shop')
  process.on('message', (command) => {
    if (command === 'write') void write(url).catch(() => {})
    if (command === 'stop') void leave(server)
  })
  report({ event: 'started', pid: server.pid, port: server.port, shared: server.shared, url })
} catch (error) {
  report({ event: 'failed', message: error instanceof Error ? error.message : String(error) })
  process.disconnect()
}
