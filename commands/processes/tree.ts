import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'

const HAS_GROUPS = process.platform !== 'win32'

/**
 * Starts a child in a process group of its own: Ctrl-C reaches only the command, which then ends its
 * children in order, and a child's own children end with it.
 */
export function spawnTree(command: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: HAS_GROUPS, windowsHide: true })
  child.once('exit', () => signalTree(child, 'SIGKILL'))
  return child
}

/** Asks a child to end, with everything that it started, and uses force after `patienceMs`. */
export async function endTree(
  child: ChildProcess,
  ask: () => void,
  patienceMs: number,
): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const force = setTimeout(() => signalTree(child, 'SIGKILL'), patienceMs)
  const ended = once(child, 'exit')
  ask()
  await ended
  clearTimeout(force)
}

/** Signals a child and everything that it started. */
export function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    if (HAS_GROUPS) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // All of them have ended.
  }
}
