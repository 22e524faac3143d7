import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findInstalled, prepareBinaries, programPath } from './binaries.ts'
import { openFolder } from './testing/temporary-folder.ts'

// As the package is when its install script may not run, in a folder that its owner alone can enter.
function installIn(folder: string): string {
  const native = join(folder, 'package', 'native')
  cpSync(join(findInstalled(), '..'), dirname(native), { recursive: true, verbatimSymlinks: true })
  const links: { target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { target } of links) rmSync(join(native, '..', target), { force: true })
  chmodSync(folder, 0o700)
  return native
}

test('libraries are linked where they are; programs that the account cannot reach are copied, once', async () => {
  await using folder = openFolder()
  const [closed, home] = [join(folder.path, 'closed'), join(folder.path, 'home')]
  for (const path of [closed, home]) mkdirSync(path, { recursive: true })
  const installed = installIn(closed)
  const stranger = { uid: 54_321, gid: 54_321 }

  expect(await prepareBinaries({}, home, installed)).toEqual({ native: installed })
  expect(existsSync(join(installed, 'lib', 'libpq.so.5'))).toBe(true)

  const copied = await prepareBinaries(stranger, home, installed)
  expect(dirname(copied.native)).toBe(home)
  expect(
    execFileSync(programPath(copied, 'postgres'), ['--version'], { encoding: 'utf8' }),
  ).toContain('(PostgreSQL) 18')
  expect(await prepareBinaries(stranger, home, installed)).toEqual(copied)
  expect(readdirSync(home)).toHaveLength(1)
})
