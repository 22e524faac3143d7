import { buildParts } from './build/build.ts'
import { ALL_PARTS } from './build/parts.ts'
import { runCommand } from './processes/life.ts'
import { makeSteps } from './terminal/steps.ts'

await runCommand(async (life) => {
  const steps = makeSteps(process.stdout, process.env)
  await buildParts(life, steps, ALL_PARTS)
  steps.print('\n  Built. Next: npx pnpm@12 start')
})
