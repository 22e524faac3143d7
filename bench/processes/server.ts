import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Endings } from './endings.ts'

export type Server = {
  url: string
  pid: number
  /** Of what it wrote, the end. */
  lastWords(): string
}

export type ServerOptions = {
  /** Of the log file as well. */
  name: string
  /** Sends `{ ready: true, url }` to its parent once it listens, and ends when that is gone. */
  script: string
  args?: string[]
  env: Record<string, string>
  /** Flags of Node. Absent: ours, so that a script in TypeScript runs as we do. */
  nodeFlags?: string[]
  logFolder: string
}

const END_WITHIN_MS = 3_000
const LAST_WORDS = 2_000

/** Starts a server in a process of its own, with nothing of our environment but the PATH. */
export async function startServer(options: ServerOptions, endings: Endings): Promise<Server> {
  const { name, script, args = [], env, nodeFlags, logFolder } = options
  const logFile = join(logFolder, `${name}.log`)
  const log = openSync(logFile, 'a')
  const child = fork(script, args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', log, log, 'ipc'],
    ...(nodeFlags && { execArgv: nodeFlags }),
  })
  closeSync(log)
  const lastWords = () => readFileSync(logFile, 'utf8').slice(-LAST_WORDS)
  const ended = once(child, 'exit')
  endings.add(async () => {
    const force = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS)
    // The API closes in order when its parent's channel closes; the others just end.
    if (child.connected) child.disconnect()
    await ended
    clearTimeout(force)
  })
  const [message]: unknown[] = await Promise.race([once(child, 'message'), ended.then(() => [])])
  const url = urlIn(message)
  if (url === undefined || child.pid === undefined)
    throw new Error(`${basename(script)} did not start:\n${lastWords()}`)
  return { url, pid: child.pid, lastWords }
}

function urlIn(message: unknown): string | undefined {
  const hasUrl = typeof message === 'object' && message !== null && 'url' in message
  return hasUrl && typeof message.url === 'string' ? message.url : undefined
}
