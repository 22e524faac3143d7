import { buildParts } from './build/build.ts'
import { ALL_PARTS } from './build/parts.ts'
import { runCommand } from './processes/life.ts'
import { runTool } from './processes/tool.ts'
import { makeSteps } from './terminal/steps.ts'

await runCommand(async (life) => {
  const steps = makeSteps(process.stderr, process.env)
  await buildParts(life, steps, ALL_PARTS)
  const args = ['bench/run.ts', ...process.argv.slice(2)]
  const { code } = await runTool(life, { name: 'tsx', args, shown: true })
  return code
})
