import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'

const HAS_GROUPS = process.platform !== 'win32'

/**
 * Starts a child in a process group of its own: Ctrl-C reaches only the command, which then ends its
 * children in order, and a child's own children end with it.
 */
export function spawnTree(command: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: HAS_GROUPS, windowsHide: true })
  const endAll = () => signalTree(child, 'SIGKILL')
  // Also when we are in a hurry and do not wait (a second Ctrl-C).
  process.once('exit', endAll)
  child.once('exit', () => {
    process.off('exit', endAll)
    endAll()
  })
  return child
}

/** Asks a child to end, and uses force on it and all that it started after `patienceMs`. */
export async function endTree(
  child: ChildProcess,
  ask: () => void,
  patienceMs: number,
): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const started = descendantsOf(child.pid)
  const force = setTimeout(() => signalTree(child, 'SIGKILL'), patienceMs)
  const ended = once(child, 'exit')
  ask()
  await ended
  clearTimeout(force)
  // Who left the group on purpose, as the Postgres of an interrupted test, is asked as well.
  for (const pid of started) quietly(() => process.kill(pid, 'SIGINT'))
}

/** Every process that was started by `pid`, directly or not, and lives. */
export function descendantsOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
  const rows = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  const found = [pid]
  // The list grows while it is walked: children, then their children.
  for (const parent of found)
    for (const [child, above] of rows)
      if (child !== undefined && above === parent) found.push(child)
  return found.slice(1)
}

function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
  const { pid } = child
  if (pid === undefined) return
  quietly(() => (HAS_GROUPS ? process.kill(-pid, signal) : child.kill(signal)))
}

function quietly(signal: () => unknown): void {
  try {
    signal()
  } catch {
    // It has ended already; macOS says EPERM of a group that has.
  }
}
