import { existsSync, readFileSync } from 'node:fs'

/** How many tests a run had, by outcome. */
export type Count = { passed: number; failed: number; skipped: number }

export const NOTHING: Count = { passed: 0, failed: 0, skipped: 0 }

export function addCounts(one: Count, other: Count): Count {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}

/**
 * Reads a JSON report of vitest or Playwright, and believes the exit code above the report: a run
 * that failed without a failing test (a file that does not load, an unhandled error, no report at
 * all) counts as one failure.
 */
export function readCount(file: string, exitCode: number): Count {
  const report: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  const count = countOf(report) ?? NOTHING
  const isHidden = count.failed === 0 && (exitCode !== 0 || report === undefined)
  return isHidden ? { ...count, failed: 1 } : count
}

function countOf(report: unknown): Count | undefined {
  if (!isRecord(report)) return undefined
  const stats = report['stats']
  // https://playwright.dev/docs/api/class-testreporter: a flaky test failed at least once.
  if (isRecord(stats))
    return {
      passed: number(stats['expected']),
      failed: number(stats['unexpected']) + number(stats['flaky']),
      skipped: number(stats['skipped']),
    }
  return {
    passed: number(report['numPassedTests']),
    failed: number(report['numFailedTests']),
    skipped: number(report['numPendingTests']) + number(report['numTodoTests']),
  }
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
