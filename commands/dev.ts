import { buildParts } from './build/build.ts'
import { DEV_PARTS } from './build/parts.ts'
import { runCommand } from './processes/life.ts'
import { onSourceChange } from './processes/reload.ts'
import {
  startForeignService,
  startService,
  type RunningService,
  type Service,
} from './processes/service.ts'
import { apiService } from './shop/api.ts'
import { openDatabase, prepareDatabase } from './shop/database.ts'
import { startSandbox } from './shop/payments.ts'
import { openShopPlace } from './shop/place.ts'
import { printWelcome } from './shop/welcome.ts'
import { describeFailure } from './terminal/refusal.ts'

const FROM_SOURCE = ['--conditions=@paydesk/source', '--import', 'tsx']
const API_SOURCES = ['apps/api/src', 'packages/db/src', 'packages/pricing/src']

await runCommand(async (life) => {
  const place = await openShopPlace(life, 'dev')
  const { steps, settings, claim, home } = place
  const { port, apiPort } = settings

  await buildParts(life, steps, DEV_PARTS)
  const databaseUrl = await openDatabase(place)
  await prepareDatabase(place, databaseUrl)
  const sandbox = [...FROM_SOURCE, 'packages/stripe-sandbox/src/cli.ts']
  await startSandbox(place, { script: sandbox, apiPort })

  const script = [...FROM_SOURCE, 'apps/api/src/server.ts']
  const waiting = '\n  The API starts again when a source changes.'
  const tellEnd = (end: unknown) => steps.print(describeFailure(end) + waiting)
  const api: Service = {
    ...apiService(place, { script, databaseUrl, port: apiPort }),
    onUnexpectedEnd: tellEnd,
  }
  let running: RunningService | undefined
  await steps.run('API', async () => void (running = await startService(life, api)))
  await steps.run('Shop', () =>
    startForeignService(life, {
      name: 'shop',
      workspace: 'apps/web',
      program: 'vite/bin/vite.js',
      args: [
        '--port',
        String(port),
        '--strictPort',
        '--host',
        settings.host,
        '--clearScreen',
        'false',
      ],
      env: { ...process.env, API_URL: `http://127.0.0.1:${apiPort}` },
      logFolder: home.log,
      port,
    }),
  )
  onSourceChange(life, API_SOURCES, async (file) => {
    const again = steps.run(`API again, after ${file}`, async () => {
      await running?.stop()
      running = await startService(life, api)
    })
    await again.catch(tellEnd)
  })

  const address = `http://localhost:${port}`
  claim.announce(address)
  printWelcome(steps, settings, {
    address,
    next: [
      ['studio', 'products and orders as tables'],
      ['check', 'format, lint, types, dead code, unit tests'],
    ],
  })
  return life.serve()
})
