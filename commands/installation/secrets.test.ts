import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepSecrets } from './secrets.ts'

describe('keepSecrets', () => {
  let folder = ''
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'paydesk-secrets-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  it('makes secrets once and finds the same ones again', () => {
    const file = join(folder, 'secrets.json')
    const made = keepSecrets(file)
    expect(made.sandboxWebhookSecret).toMatch(/^whsec_[0-9a-f]{48}$/)
    expect(keepSecrets(file)).toEqual(made)
  })

  it.skipIf(process.platform === 'win32')('lets only the owner read them', () => {
    const file = join(folder, 'secrets.json')
    keepSecrets(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('refuses a damaged file instead of replacing it silently', () => {
    const file = join(folder, 'secrets.json')
    writeFileSync(file, '{}')
    expect(() => keepSecrets(file)).toThrow('is damaged')
  })
})
