import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCount } from './count.ts'

describe('readCount', () => {
  let folder = ''
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'paydesk-count-'))))
  afterEach(() => rmSync(folder, { recursive: true }))
  const report = (content: unknown) => {
    const file = join(folder, 'report.json')
    writeFileSync(file, JSON.stringify(content))
    return file
  }

  it("counts vitest's tests", () => {
    const file = report({
      numPassedTests: 40,
      numFailedTests: 2,
      numPendingTests: 1,
      numTodoTests: 0,
    })
    expect(readCount(file, 1)).toEqual({ passed: 40, failed: 2, skipped: 1 })
  })

  it("counts Playwright's tests, a flaky one as failed", () => {
    const file = report({ stats: { expected: 9, unexpected: 1, flaky: 1, skipped: 0 } })
    expect(readCount(file, 1)).toEqual({ passed: 9, failed: 2, skipped: 0 })
  })

  it('counts a run that failed without a failing test as one failure', () => {
    expect(readCount(report({ numPassedTests: 5, numFailedTests: 0 }), 1)).toMatchObject({
      failed: 1,
    })
    expect(readCount(join(folder, 'missing.json'), 0)).toMatchObject({ passed: 0, failed: 1 })
  })
})
