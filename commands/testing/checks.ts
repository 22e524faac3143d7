import type { Life } from '../processes/life.ts'
import { runTool, type Tool } from '../processes/tool.ts'
import { Refusal } from '../terminal/refusal.ts'
import type { Steps } from '../terminal/steps.ts'

/** What every change must pass: each check with the command that mends what it finds, if any. */
const CHECKS: { title: string; tool: Tool; mend?: string }[] = [
  { title: 'Format', tool: { name: 'oxfmt', args: ['--check', '.'] }, mend: 'npx pnpm@12 format' },
  { title: 'Lint', tool: { name: 'oxlint', args: ['--type-aware', '.'] } },
  { title: 'Types', tool: { name: 'tsc', args: ['-b'] } },
  { title: 'Dead code', tool: { name: 'knip' } },
]

/** Runs every check, also after one has failed, and shows what the failing ones found: how many. */
export async function runChecks(life: Life, steps: Steps): Promise<number> {
  let failed = 0
  for (const { title, tool, mend } of CHECKS) {
    const run = steps.run(title, async (tell) => {
      const { code, output } = await runTool(life, { ...tool, onLine: tell.progress })
      if (code !== 0) throw new Refusal(mend ? `To mend it: ${mend}` : '', output)
    })
    failed += await run.then(() => 0, showFailure(life, steps))
  }
  return failed
}

/** Shows a failure whole and counts it, unless it is that the command must end. */
export function showFailure(life: Life, steps: Steps): (error: unknown) => number {
  return (error) => {
    life.signal.throwIfAborted()
    if (!(error instanceof Refusal)) throw error
    steps.print(`\n${error.detail.trimEnd()}\n${error.message}\n`)
    return 1
  }
}
