import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'sandbox.pid'
const heldHere = new Set<string>()

/** Takes a folder for this process; returns what gives it back. Throws when another one has it. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, FILE)
  const holder = holderOf(path)
  if (heldHere.has(path) || (holder !== process.pid && isAlive(holder))) {
    throw new Error(
      `${folder} is in use by process ${holder}: only one sandbox may use a folder. If there is no such process, remove ${path}`,
    )
  }
  writeFileSync(path, String(process.pid), { mode: 0o600 })
  heldHere.add(path)
  return () => {
    heldHere.delete(path)
    rmSync(path, { force: true })
  }
}

function holderOf(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'))
  } catch {
    return 0
  }
}

/** Whoever was killed left its number behind: it holds nothing any more. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
