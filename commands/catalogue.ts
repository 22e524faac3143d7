import { PRISMA_CLIENT } from './build/parts.ts'
import { buildParts } from './build/build.ts'
import { exportTo } from './catalogue/export.ts'
import { importFrom } from './catalogue/import.ts'
import { readCatalogueArguments } from './catalogue/arguments.ts'
import { runCommand } from './processes/life.ts'
import { openDatabase, prepareDatabase } from './shop/database.ts'
import { openPlace } from './shop/place.ts'
import { makeSteps } from './terminal/steps.ts'

await runCommand(async (life) => {
  const asked = readCatalogueArguments(process.argv.slice(2))
  // What is exported may go to standard output: everything else that is said goes beside it.
  const place = { ...openPlace(life), steps: makeSteps(process.stderr, process.env) }
  await buildParts(life, place.steps, [PRISMA_CLIENT])
  const url = await openDatabase(place)
  await prepareDatabase(place, url)
  return asked.act === 'import'
    ? importFrom(place, { url, ...asked })
    : exportTo(place, { url, ...asked })
})
