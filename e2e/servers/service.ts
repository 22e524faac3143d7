import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT: string = fileURLToPath(new URL('../../', import.meta.url))
const PATIENCE_MS = 10_000

export type ServiceOptions = { args: string[]; env?: Record<string, string>; logFile: string }
export type Service = {
  /** What it said when it was ready. */
  ready: unknown
  stop: () => Promise<void>
}

/**
 * Starts a built program of ours, `args` from the root of the repository, and waits until it says
 * that it is ready. It has a channel to us and ends with us, however we end.
 */
export async function startService({ args, env, logFile }: ServiceOptions): Promise<Service> {
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const exit = once(child, 'exit')
  const stop = async () => {
    const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    if (child.connected) child.disconnect()
    await exit
    clearTimeout(force)
  }
  const first = await Promise.race([once(child, 'message'), exit.then(() => null)])
  if (first === null) throw new Error(`${args[0]} ended:\n${readFileSync(logFile, 'utf8')}`)
  return { ready: first[0], stop }
}
