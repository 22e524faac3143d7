import { buildParts } from './build/build.ts'
import { PRISMA_CLIENT } from './build/parts.ts'
import { runCommand } from './processes/life.ts'
import { makeSteps } from './terminal/steps.ts'
import { runChecks } from './testing/checks.ts'
import { runSuite, vitestSuite } from './testing/suites.ts'

// Those that need neither a database nor a browser.
const QUICK = ['pricing', 'stripe-sandbox', '*web', 'commands']

await runCommand(async (life) => {
  const steps = makeSteps(process.stdout, process.env)
  await buildParts(life, steps, [PRISMA_CLIENT])
  const failedChecks = await runChecks(life, steps)
  const { failed } = await runSuite(life, steps, vitestSuite('Unit tests', QUICK))
  const isGood = failedChecks + failed === 0
  steps.print(isGood ? '\n  All good. Everything: npx pnpm@12 test' : '\n  Not yet: see above.')
  return isGood ? 0 : 1
})
