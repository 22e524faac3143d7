import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { startEmbedded } from '../start.ts'
import { readState } from '../state.ts'
import { readPostmaster } from '../server.ts'

export type TemporaryFolder = AsyncDisposable & { path: string }

/** An empty place for one server, which dies with it: whatever a failed test has left running. */
export function openFolder(name = 'server'): TemporaryFolder {
  const around = realpathSync(mkdtempSync(join(tmpdir(), 'paydesk-embedded-')))
  chmodSync(around, 0o755)
  const path = join(around, name)
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      const state = existsSync(path) ? readState(path) : undefined
      const postmaster = state && readPostmaster(state.dataFolder)
      if (postmaster) killIfRunning(postmaster.pid)
      rmSync(around, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}

export function killIfRunning(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has gone already.
  }
}

let begun: Promise<TemporaryFolder> | undefined
afterAll(async () => {
  await (await begun)?.[Symbol.asyncDispose]()
})

/** The folder of a server that was started once and stopped, with the database shop. Quicker than a first start. */
export async function openBegunFolder(): Promise<TemporaryFolder> {
  begun ??= begin()
  const folder = openFolder()
  // Not by fs.cp: the data belongs to the server's account, and Postgres insists on that.
  execFileSync('cp', ['-a', (await begun).path, folder.path])
  return folder
}

async function begin(): Promise<TemporaryFolder> {
  const folder = openFolder()
  const server = await startEmbedded({ folder: folder.path })
  await server.ensureDatabase('shop')
  await server.stop()
  return folder
}
