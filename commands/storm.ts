import { buildParts } from './build/build.ts'
import { PRISMA_CLIENT, SERVERS } from './build/parts.ts'
import { runCommand } from './processes/life.ts'
import { runTool } from './processes/tool.ts'
import { makeSteps } from './terminal/steps.ts'

await runCommand(async (life) => {
  const steps = makeSteps(process.stderr, process.env)
  await buildParts(life, steps, [PRISMA_CLIENT, SERVERS])
  // `pnpm storm bugs` puts bugs into the shop, to see that the storm finds them.
  const [first, ...others] = process.argv.slice(2)
  const args =
    first === 'bugs' ? ['storm/bugs.ts', ...others] : ['storm/run.ts', ...process.argv.slice(2)]
  const { code } = await runTool(life, { name: 'tsx', args, shown: true })
  return code
})
