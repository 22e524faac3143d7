import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const READY_WITHIN_MS = 60_000

export type ServerOptions = { args: string[]; env: Record<string, string>; logFile: string }

/** A program of ours in a process of its own, that can be killed and begun again. */
export type Server = {
  isUp: () => boolean
  /** Whether it ended without being told to: nothing that happens may do that. */
  hasDied: () => boolean
  start: () => Promise<void>
  /** kill -9: nothing is tidied. */
  kill: () => Promise<void>
  /** Stands still for so long, as a machine does that is paged out, and goes on as if nothing was. */
  freeze: (ms: number) => Promise<void>
  stop: () => Promise<void>
}

export function serverOf({ args, env, logFile }: ServerOptions): Server {
  let child: ChildProcess | undefined
  let isReady = false

  async function start(): Promise<void> {
    const log = openSync(logFile, 'a')
    const begun = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', log, log, 'ipc'],
    })
    closeSync(log)
    child = begun
    begun.once('exit', () => {
      if (child === begun) isReady = false
    })
    const ended = once(begun, 'exit').then(() => 'ended' as const)
    const late = sleep(READY_WITHIN_MS, 'late' as const, { ref: false })
    const first = await Promise.race([once(begun, 'message'), ended, late])
    if (typeof first === 'string') throw new Error(`${args[0]}: ${first}\n${lastWords(logFile)}`)
    isReady = true
  }

  async function end(how: (running: ChildProcess) => void): Promise<void> {
    const running = child
    child = undefined
    isReady = false
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const exit = once(running, 'exit')
    how(running)
    await exit
  }

  return {
    isUp: () => isReady,
    hasDied: () => child !== undefined && (child.exitCode !== null || child.signalCode !== null),
    start,
    kill: () => end((running) => void running.kill('SIGKILL')),
    stop: () => end((running) => running.connected && running.disconnect()),
    freeze: async (ms) => {
      child?.kill('SIGSTOP')
      await sleep(ms)
      child?.kill('SIGCONT')
    },
  }
}

export function lastWords(logFile: string): string {
  return readFileSync(logFile, 'utf8').slice(-2_000)
}

/** Kills the process and its children by their ids, and waits until all are gone. */
export async function killTree(pid: number): Promise<void> {
  const pids = [pid, ...childrenOf(pid)]
  for (const one of pids) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // It went by itself.
    }
  }
  while (pids.some(isAlive)) await sleep(10)
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => parentOf(pid) === parent)
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z'
  } catch {
    return false
  }
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(async (server) => {
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const address = server.address()
      return typeof address === 'object' && address ? address.port : 0
    }),
  )
  for (const server of servers) server.close()
  return ports
}
