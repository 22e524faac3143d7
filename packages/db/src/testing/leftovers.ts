import { readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../embedded/index.ts'

export const folderPrefix = 'paydesk-test-'

/** Younger ones may belong to a run that is just starting. */
const leftAfterMs = 10 * 60_000

/**
 * Ends the servers of test runs that were killed. A run that still goes on holds its server, which
 * makes ours a shared one: it is left alone.
 */
export async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!name.startsWith(folderPrefix) || Date.now() - statSync(folder).mtimeMs < leftAfterMs)
      continue
    const server = await startEmbedded({ folder }).catch(() => undefined)
    await server?.stop()
    if (server && !server.shared) rmSync(folder, { recursive: true, force: true })
  }
}
