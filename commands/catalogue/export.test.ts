import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { refuseWhatIsNoFile } from './export.ts'

const folder = mkdtempSync(join(tmpdir(), 'paydesk-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an export', () => {
  // As root, `export /dev/null` once put a file in the place of the device.
  it.skipIf(!existsSync('/dev/null'))('does not replace a device', () => {
    expect(() => refuseWhatIsNoFile('/dev/null')).toThrow('is not an ordinary file')
  })

  it('does not replace a folder', () => {
    expect(() => refuseWhatIsNoFile(folder)).toThrow('is not an ordinary file')
  })

  it('may replace a file, or make one', () => {
    const path = join(folder, 'old.csv')
    writeFileSync(path, '')
    expect(() => refuseWhatIsNoFile(path)).not.toThrow()
    expect(() => refuseWhatIsNoFile(join(folder, 'new.csv'))).not.toThrow()
  })
})
