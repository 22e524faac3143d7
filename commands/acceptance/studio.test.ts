import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeFolder, runShop } from './shop-process.ts'

let home = ''
beforeAll(() => void (home = makeFolder('paydesk-studio-')))
afterAll(() => rmSync(home, { recursive: true, force: true }))

it('a row that the database refuses: Studio is told which rule it breaks', async () => {
  await using studio = await runShop({ home, command: 'studio' })
  await studio.printed('Prisma Studio is open')
  const sql = `UPDATE promotions SET code = 'welcome 20' WHERE code = 'WELCOME10'`
  // As Studio's own page asks.
  const response = await fetch(`${studio.address}/bff`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: studio.address },
    body: JSON.stringify({ procedure: 'query', query: { sql, parameters: [] } }),
  })
  // A refused query is answered with the refusal alone.
  expect(await response.json()).toMatchObject([
    { message: expect.stringContaining('promotions_code_is_2_to_40_capital_letters_digits_or') },
  ])
})
