import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { giveTo } from './account.ts'
import type { Place } from './place.ts'
import { programPath } from './binaries.ts'
import { askServer } from './question.ts'
import { runProgram, serverEnvironment } from './program.ts'
import type { ServerState } from './state.ts'

const readyWithinMs = 60_000
const maxLogBytes = 5_000_000

/**
 * Durability is Postgres's default and said again here, because money depends on it. The log is
 * terse: the detail of a refused row would repeat what was refused, a client secret perhaps (I3).
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** What became of a launch. The words are what the server logged meanwhile. */
export type Launch = { outcome: 'ready' | 'exited'; words: string }

/**
 * Starts the server and waits until it answers. It is detached: a Ctrl-C in the terminal reaches us
 * alone, and we stop it when the last request is served.
 */
export async function launch(place: Place, state: ServerState): Promise<Launch> {
  const log = openLog(place.logFile)
  giveTo(place.account, place.logFile)
  const logFrom = statSync(place.logFile).size
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(
    programPath(place.binaries, 'postgres'),
    ['-D', state.dataFolder, '-p', String(state.port), ...options],
    {
      ...place.account,
      cwd: state.dataFolder,
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  child.unref()
  const fate = { exited: false, failure: '' }
  child.once('exit', () => {
    fate.exited = true
  })
  child.once('error', (error) => {
    fate.exited = true
    fate.failure = error.message
  })

  const deadline = Date.now() + readyWithinMs
  while (!fate.exited && Date.now() < deadline) {
    if ((await askServer(state)) === 'ours') return { outcome: 'ready', words: '' }
    await sleep(10)
  }
  if (!fate.exited) child.kill('SIGINT')
  return { outcome: 'exited', words: fate.failure || readLog(place.logFile, logFrom) }
}

/** Starts the log anew when it has grown large. */
function openLog(file: string): number {
  const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 }
  return openSync(file, size > maxLogBytes ? 'w' : 'a', 0o600)
}

function readLog(file: string, from: number): string {
  return readFileSync(file).subarray(from).toString('utf8').slice(-2_000).trim()
}

/** Ends the server at once but cleanly: open transactions are rolled back. */
export async function shutDown(place: Place, dataFolder: string): Promise<void> {
  await runProgram(place, 'pg_ctl', ['stop', '-D', dataFolder, '-m', 'fast', '-w', '-t', '60'])
}

/** The postmaster's pid and port by its own file, undefined when there is none. */
export function readPostmaster(dataFolder: string): { pid: number; port: number } | undefined {
  const file = join(dataFolder, 'postmaster.pid')
  if (!statSync(file, { throwIfNoEntry: false })) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(pid), port: Number(port) }
}
