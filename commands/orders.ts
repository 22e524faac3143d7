import { buildParts } from './build/build.ts'
import { PRISMA_CLIENT } from './build/parts.ts'
import { actOnOrder } from './orders/act-on-order.ts'
import { readOrdersArguments } from './orders/arguments.ts'
import { runCommand } from './processes/life.ts'
import { openDatabase, prepareDatabase } from './shop/database.ts'
import { openPlace } from './shop/place.ts'

await runCommand(async (life) => {
  const asked = readOrdersArguments(process.argv.slice(2))
  const place = openPlace(life)
  await buildParts(life, place.steps, [PRISMA_CLIENT])
  const url = await openDatabase(place)
  await prepareDatabase(place, url)
  // Imported late: it needs the generated Prisma client.
  const { connect } = await import('@paydesk/db')
  const db = connect(url)
  try {
    const told = await actOnOrder(db, asked)
    place.steps.print(`\n${told}\n`)
    if (asked.act !== 'show') {
      place.steps.print(`  The running shop does it. See: pnpm orders show ${asked.orderId}\n`)
    }
    return 0
  } finally {
    await db.close()
  }
})
