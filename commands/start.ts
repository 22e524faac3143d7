import { parseArgs } from 'node:util'
import { buildParts } from './build/build.ts'
import { ALL_PARTS } from './build/parts.ts'
import { runCommand } from './processes/life.ts'
import { startService } from './processes/service.ts'
import { apiService } from './shop/api.ts'
import { openDatabase, prepareDatabase } from './shop/database.ts'
import { startSandbox } from './shop/payments.ts'
import { openShopPlace } from './shop/place.ts'
import { Refusal } from './terminal/refusal.ts'
import { printWelcome } from './shop/welcome.ts'

await runCommand(async (life) => {
  const processes = readProcesses(process.argv.slice(2))
  const place = await openShopPlace(life, 'start')
  const { steps, settings, claim } = place
  const { port } = settings

  await buildParts(life, steps, ALL_PARTS)
  const databaseUrl = await openDatabase(place)
  await prepareDatabase(place, databaseUrl)
  await startSandbox(place, { script: ['packages/stripe-sandbox/dist/cli.js'], apiPort: port })
  await steps.run('Shop and API', async (tell) => {
    if (processes > 1) tell.result(`${processes} processes`)
    await startService(
      life,
      apiService(place, { script: ['apps/api/dist/server.js'], databaseUrl, port, processes }),
    )
  })

  const address = `http://localhost:${port}`
  claim.announce(address)
  printWelcome(steps, settings, {
    address,
    next: [
      ['studio', 'products and orders as tables'],
      ['test', 'every test, in the browser too'],
    ],
  })
  return life.serve()
})

/** `--processes N`: how many serve the shop, on one port over one Postgres. */
function readProcesses(args: string[]): number {
  const usage = 'pnpm start [--processes N], from 1 to 64'
  try {
    const { values } = parseArgs({ args, options: { processes: { type: 'string' } } })
    const count = Number(values.processes ?? process.env['PROCESSES'] ?? 1)
    if (Number.isInteger(count) && count >= 1 && count <= 64) return count
  } catch {
    // What it does not know is told below.
  }
  throw new Refusal(usage)
}
