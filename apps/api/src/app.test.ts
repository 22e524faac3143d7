import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openShop } from './testing/open-shop.ts'

it('refuses who calls too often, and says until when', async () => {
  await using shop = await openShop({ maxPerMinute: 3 })
  const { checkout } = shop.visitor()
  for (let call = 0; call < 3; call++) await checkout.config.query()
  await expect(checkout.config.query()).rejects.toMatchObject({
    data: { code: 'TOO_MANY_REQUESTS', problems: [{ field: 'ip', code: 'rate_limited' }] },
  })
})

it('a page that is missing does not tell its path on the server', async () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'paydesk-no-page-'))
  await using shop = await openShop({ webRoot })
  const answer = await fetch(`${shop.url}/`)
  const body = await answer.text()
  rmSync(webRoot, { recursive: true })
  expect(answer.status).toBe(500)
  expect(body).not.toContain(webRoot)
  expect(JSON.parse(body)).toMatchObject({
    error: { message: 'Something went wrong on our side.' },
  })
})
