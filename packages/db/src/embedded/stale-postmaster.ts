import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether the pid that postmaster.pid names belongs to another program by now. Postgres believes any
 * running process of that pid, and after a restart of a container there often is one.
 * False when it cannot be told: then the server's own refusal stands.
 */
export function isForeignPid(pid: number, dataFolder: string): boolean {
  const command = readCommand(pid)
  return command !== undefined && !command.includes(dataFolder)
}

function readCommand(pid: number): string | undefined {
  const file = `/proc/${pid}/cmdline`
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
    encoding: 'utf8',
  })
  return status === 0 ? stdout : undefined
}

/**
 * Takes postmaster.pid out of the way. A server that lives after all is still found out: Postgres
 * sees that its shared memory is in use, and refuses.
 */
export function setPostmasterFileAside(dataFolder: string): void {
  renameSync(join(dataFolder, 'postmaster.pid'), join(dataFolder, 'postmaster.pid.stale'))
}
