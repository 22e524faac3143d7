import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../terminal/refusal.ts'

const LEAVING_PATIENCE_MS = 15_000

/** What a running command answers to a second one. */
type Answer = { command: string; address: string; leaving: boolean }

/** The claim of one command on one installation's folder. */
export type Claim = { announce: (address: string) => void; release: () => Promise<void> }

/**
 * Claims a folder for one running command. The claim is a listening local socket named after the
 * folder: the system takes it back when its process dies, however it dies, so there is no lock file
 * to go stale and no process id to be reused. A run that is leaving is waited for.
 */
export async function claimFolder(
  folder: string,
  command: string,
  isLeaving: () => boolean,
): Promise<Claim> {
  let address = ''
  const name = socketName(folder)
  const until = performance.now() + LEAVING_PATIENCE_MS
  for (;;) {
    const server = await tryToListen(name, () => ({ command, address, leaving: isLeaving() }))
    if (server)
      return {
        announce: (text) => void (address = text),
        release: async () => void (await new Promise((done) => server.close(done))),
      }
    const other = await askOther(name)
    if (other === 'gone') {
      // Only a socket file can outlive its process; it is nobody's now.
      if (name.startsWith(tmpdir())) rmSync(name, { force: true })
    } else if (!other.leaving || performance.now() > until) throw alreadyRuns(other)
    await wait(50)
  }
}

function alreadyRuns({ command, address }: Answer): Refusal {
  const where = address ? `: ${address}` : ' and is just starting'
  return new Refusal(
    `Paydesk already runs in this folder${where} (\`pnpm ${command}\` in another terminal). ` +
      'Stop that one first with Ctrl-C, or give this one a folder of its own: PAYDESK_HOME=<folder>.',
  )
}

/** Linux has names without files, Windows has pipes, and elsewhere it is a file in /tmp. */
export function socketName(folder: string, platform = process.platform): string {
  const name = `paydesk-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`
  return platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`)
}

async function tryToListen(name: string, answer: () => Answer): Promise<Server | undefined> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(JSON.stringify(answer()))
  })
  try {
    server.listen(name)
    await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
    throw error
  }
  server.unref()
  return server
}

async function askOther(name: string): Promise<Answer | 'gone'> {
  const socket = connect(name)
  let text = ''
  try {
    for await (const part of socket.setEncoding('utf8')) text += String(part)
    const answer: unknown = JSON.parse(text)
    return isAnswer(answer) ? answer : { command: 'start', address: '', leaving: false }
  } catch {
    return 'gone'
  } finally {
    socket.destroy()
  }
}

function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'command' in value &&
    'address' in value &&
    'leaving' in value
  )
}
