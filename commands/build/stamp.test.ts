import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildAndStamp, isFresh } from './stamp.ts'

describe('a part of the build', () => {
  let root = ''
  const part = () => ({ root, stamp: 'dist/stamp', inputs: ['src'], outputs: ['dist/out'] })
  const write = (path: string, text: string) => writeFileSync(join(root, path), text)
  const build = () => buildAndStamp(part(), async () => write('dist/out', 'built'))

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'paydesk-stamp-'))
    mkdirSync(join(root, 'src/node_modules'), { recursive: true })
    write('src/a.ts', 'a')
    write('src/b.ts', 'b')
    await build()
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('is fresh once built', () => {
    expect(isFresh(part())).toBe(true)
  })

  it.each<[string, () => void]>([
    ['edited', () => write('src/a.ts', 'changed')],
    ['added', () => write('src/c.ts', '')],
    ['deleted', () => rmSync(join(root, 'src/b.ts'))],
    ['renamed', () => renameSync(join(root, 'src/b.ts'), join(root, 'src/c.ts'))],
    ['taken out of the output', () => rmSync(join(root, 'dist/out'))],
  ])('is stale when a file was %s, until it is built again', async (_, change) => {
    change()
    expect(isFresh(part())).toBe(false)
    await build()
    expect(isFresh(part())).toBe(true)
  })

  it('stays fresh when a file was only touched, or a dependency changed its folder', () => {
    write('src/a.ts', 'a')
    write('src/node_modules/x', 'x')
    expect(isFresh(part())).toBe(true)
  })

  it('is stale after a failed build, even over old output', async () => {
    const failing = buildAndStamp(part(), async () => {
      throw new Error('syntax')
    })
    await expect(failing).rejects.toThrow('syntax')
    expect(isFresh(part())).toBe(false)
  })
})
