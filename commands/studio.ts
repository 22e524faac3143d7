import { buildParts } from './build/build.ts'
import { PRISMA_CLIENT } from './build/parts.ts'
import { runCommand } from './processes/life.ts'
import { refuseBusyPort } from './processes/ports.ts'
import { startForeignService } from './processes/service.ts'
import { openDatabase, prepareDatabase } from './shop/database.ts'
import { openPlace } from './shop/place.ts'

await runCommand(async (life) => {
  const place = openPlace(life)
  const { steps, home, settings } = place
  const port = settings.studioPort
  const host = '127.0.0.1'
  await refuseBusyPort({ port, variable: 'STUDIO_PORT', host, command: 'studio' })

  await buildParts(life, steps, [PRISMA_CLIENT])
  const url = await openDatabase(place)
  await prepareDatabase(place, url)
  await steps.run('Prisma Studio', () =>
    startForeignService(life, {
      name: 'studio',
      workspace: 'packages/db',
      program: 'prisma/build/index.js',
      preloads: [new URL('processes/tell-errors-whole.mjs', import.meta.url)],
      args: ['studio', '--port', String(port), '--browser', 'none'],
      env: { ...process.env, DATABASE_URL: url },
      logFolder: home.log,
      isChatty: true,
      port,
    }),
  )
  const { bold, green, dim } = steps.colour
  steps.print(`\n  ${bold('Prisma Studio is open:')} ${bold(green(`http://localhost:${port}`))}`)
  steps.print(dim('  What you change there is changed in the shop. Ctrl-C stops it.\n'))
  return life.serve()
})
