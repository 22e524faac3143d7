import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildUnlessFresh } from './stamp.ts'

describe('buildUnlessFresh', () => {
  let root = ''
  let builds = 0
  const write = (path: string, text: string) => writeFileSync(join(root, path), text)
  const build = () =>
    buildUnlessFresh(
      { root, stamp: 'dist/stamp', inputs: ['src'], outputs: ['dist/out'] },
      async () => {
        builds++
        write('dist/out', 'built')
      },
    )

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'paydesk-stamp-'))
    mkdirSync(join(root, 'src/node_modules'), { recursive: true })
    write('src/a.ts', 'a')
    write('src/b.ts', 'b')
    builds = 0
    await build()
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('builds once, and not again while nothing changed', async () => {
    expect(await build()).toBe(false)
    expect(builds).toBe(1)
  })

  it.each<[string, () => void]>([
    ['edited', () => write('src/a.ts', 'changed')],
    ['added', () => write('src/c.ts', '')],
    ['deleted', () => rmSync(join(root, 'src/b.ts'))],
    ['renamed', () => renameSync(join(root, 'src/b.ts'), join(root, 'src/c.ts'))],
    ['taken out of the output', () => rmSync(join(root, 'dist/out'))],
  ])('builds again when a file was %s', async (_, change) => {
    change()
    expect(await build()).toBe(true)
    expect(await build()).toBe(false)
  })

  it('does not build when a file was only touched, or a dependency changed its folder', async () => {
    write('src/a.ts', 'a')
    write('src/node_modules/x', 'x')
    expect(await build()).toBe(false)
  })

  it('a failed build is not taken for a good one, even over old output', async () => {
    write('src/a.ts', 'broken')
    const part = { root, stamp: 'dist/stamp', inputs: ['src'], outputs: ['dist/out'] }
    const failing = buildUnlessFresh(part, async () => {
      throw new Error('syntax')
    })
    await expect(failing).rejects.toThrow('syntax')
    write('src/a.ts', 'a')
    expect(await build()).toBe(true)
  })
})
