import { buildParts } from './build/build.ts'
import { ALL_PARTS } from './build/parts.ts'
import { runCommand } from './processes/life.ts'
import { startService } from './processes/service.ts'
import { apiService } from './shop/api.ts'
import { openDatabase, prepareDatabase } from './shop/database.ts'
import { startSandbox } from './shop/payments.ts'
import { openShopPlace } from './shop/place.ts'
import { printWelcome } from './shop/welcome.ts'

await runCommand(async (life) => {
  const place = await openShopPlace(life, 'start')
  const { steps, settings, claim } = place
  const { port } = settings

  await buildParts(life, steps, ALL_PARTS)
  const databaseUrl = await openDatabase(place)
  await prepareDatabase(place, databaseUrl)
  await startSandbox(place, { script: ['packages/stripe-sandbox/dist/cli.js'], apiPort: port })
  await steps.run('Shop and API', async () => {
    await startService(
      life,
      apiService(place, { script: ['apps/api/dist/server.js'], databaseUrl, port }),
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
