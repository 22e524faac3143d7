import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimFolder, socketName } from './only-one.ts'

const stays = () => false

describe('claimFolder', () => {
  let folder = ''
  beforeEach(() => void (folder = realpathSync(mkdtempSync(join(tmpdir(), 'paydesk one ')))))
  afterEach(() => rmSync(folder, { recursive: true }))

  it('refuses a second command in the same folder and tells where the first is', async () => {
    const first = await claimFolder(folder, 'start', stays)
    first.announce('http://localhost:3000')
    await expect(claimFolder(folder, 'dev', stays)).rejects.toThrow(
      /already runs in this folder: http:\/\/localhost:3000 \(`pnpm start`/,
    )
    await first.release()
  })

  it('is free again once released', async () => {
    const first = await claimFolder(folder, 'start', stays)
    await first.release()
    const second = await claimFolder(folder, 'start', stays)
    await expect(second.release()).resolves.toBeUndefined()
  })

  it('waits for a command that is leaving', async () => {
    const first = await claimFolder(folder, 'start', () => true)
    const second = claimFolder(folder, 'start', stays)
    await first.release()
    await expect((await second).release()).resolves.toBeUndefined()
  })

  it('lets two folders live side by side', async () => {
    const one = await claimFolder(folder, 'start', stays)
    const two = await claimFolder(`${folder}/other`, 'start', stays)
    await expect(Promise.all([one.release(), two.release()])).resolves.toBeDefined()
  })
})

describe('socketName', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('is short enough on %s', (platform) => {
    // A socket's path may hold 103 bytes on macOS, whose temporary folders are long: 49 + ours.
    const own = socketName('/a/very/long/path/'.repeat(20), platform).replace(tmpdir(), '')
    expect(own.length).toBeLessThanOrEqual(54)
  })
})
