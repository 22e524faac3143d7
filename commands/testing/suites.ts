import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Life } from '../processes/life.ts'
import { runTool, type Tool } from '../processes/tool.ts'
import { Refusal } from '../terminal/refusal.ts'
import type { Steps } from '../terminal/steps.ts'
import { showFailure } from './checks.ts'
import { readCount, type Count } from './count.ts'

// Most wait for servers more than they compute, so a machine with two cores runs three.
const WORKERS = Math.max(3, availableParallelism() - 1)

type Suite = { title: string; toolFor: (report: string) => Tool }

/** Tests that need no browser and no built shop, of the named vitest projects or of all but one. */
export function vitestSuite(title: string, projects: string[]): Suite {
  return {
    title,
    toolFor: (report) => ({
      name: 'vitest',
      args: [
        'run',
        `--maxWorkers=${WORKERS}`,
        ...projects.map((project) => `--project=${project}`),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
    }),
  }
}

/** Tests of e2e/ in a real browser, by the Playwright configuration of that name there. */
export function browserSuite(title: string, chromium: string, config: string): Suite {
  return {
    title,
    toolFor: (report) => ({
      name: 'playwright',
      args: ['test', `--config=${config}`, '--reporter=list,json'],
      workspace: 'e2e',
      env: { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
  }
}

/** Runs a suite as one step and counts its tests. When one fails, its output is shown whole. */
export async function runSuite(life: Life, steps: Steps, suite: Suite): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-report-'))
  const report = join(folder, 'report.json')
  let count: Count = { passed: 0, failed: 1, skipped: 0 }
  try {
    await steps.run(suite.title, async (tell) => {
      const tool = { ...suite.toolFor(report), onLine: tell.progress }
      const { code, output } = await runTool(life, tool)
      count = readCount(report, code)
      tell.result(describeCount(count))
      if (count.failed > 0) throw new Refusal('', output)
    })
  } catch (error) {
    showFailure(life, steps)(error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return count
}

function describeCount({ passed, failed, skipped }: Count): string {
  return [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`]
    .filter((text) => text !== false)
    .join(', ')
}
