import { findBrowser, workshopOf } from './browser/find-browser.ts'
import { buildParts } from './build/build.ts'
import { ALL_PARTS } from './build/parts.ts'
import { runCommand } from './processes/life.ts'
import { makeSteps } from './terminal/steps.ts'
import { runChecks, showFailure } from './testing/checks.ts'
import { addCounts, type Count } from './testing/count.ts'
import { browserSuite, runSuite, vitestSuite } from './testing/suites.ts'

const BROWSER_SUITES = [
  ['Browser tests', 'playwright.config.ts'],
  ['Browser tests of the sandbox', 'sandbox/playwright.config.ts'],
] as const

await runCommand(async (life) => {
  const steps = makeSteps(process.stdout, process.env)
  await buildParts(life, steps, ALL_PARTS)
  let total: Count = { passed: 0, failed: await runChecks(life, steps), skipped: 0 }
  const add = (count: Count) => void (total = addCounts(total, count))

  add(await runSuite(life, steps, vitestSuite('Tests', ['!acceptance'])))
  add(await runSuite(life, steps, vitestSuite('Tests of the commands', ['acceptance'])))
  try {
    const chromium = await steps.run('Browser', async (tell) => {
      const path = await findBrowser(workshopOf(life, process.env), tell)
      tell.result(path)
      return path
    })
    for (const [title, config] of BROWSER_SUITES) {
      add(await runSuite(life, steps, browserSuite(title, chromium, config)))
    }
  } catch (error) {
    add({ passed: 0, failed: showFailure(life, steps)(error), skipped: 0 })
  }

  const { passed, failed, skipped } = total
  if (skipped > 0)
    steps.print(`\n  ${skipped} skipped, since this machine or user cannot run them.`)
  steps.print(failed > 0 ? '\n  Not yet: see above.' : '\n  All good. Next: npx pnpm@12 start')
  steps.print(`\n${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
})
