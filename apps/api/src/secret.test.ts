import { afterAll, beforeAll, expect, it } from 'vitest'
import { cartOf, openShop, type Shop } from './testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

it('a client secret is in its owner’s answer and in no log line and no row (I3)', async () => {
  const visitor = shop.visitor()
  const cart = cartOf({ [shop.products.mug]: 1 })
  const first = await visitor.checkout.createIntent.mutate(cart)
  if (first.outcome !== 'ready') throw new Error(first.outcome)
  const [intentId = '', secret = ''] = first.clientSecret.split('_secret_')
  expect(secret).toMatch(/^\w{16,}$/)

  // A decline, an edit, a look, a payment, a stranger's try: whatever could carry it somewhere.
  const confirm = (payment_method: string) =>
    shop.stripe.paymentIntents.confirm(intentId, {
      payment_method,
      return_url: 'https://shop.example',
    })
  await expect(confirm('pm_card_chargeDeclined')).rejects.toThrow('declined')
  await visitor.checkout.createIntent.mutate({ ...cart, currency: 'EUR' })
  await visitor.checkout.createIntent.mutate(cart)
  await fetch(
    `${shop.url}/orders/${cart.checkoutId}?payment_intent_client_secret=${first.clientSecret}`,
  )
  const stranger = shop.visitor()
  await expect(stranger.checkout.createIntent.mutate(cart)).rejects.toThrow('another visitor')
  for (const event of await shop.eventsOf(intentId)) {
    expect((await shop.deliver(event)).status).toBe(200)
  }
  // Garbled, so that the API fails with the secret in its hands.
  const event = (await shop.eventsOf(intentId))[0]
  if (event) await shop.deliver({ ...event, id: first.clientSecret })

  expect(shop.logLines.length).toBeGreaterThan(10)
  expect(shop.logLines.join('')).not.toContain(secret)
  expect(await everyRow()).not.toContain(secret)
})

async function everyRow(): Promise<string> {
  const tables = await shop.db.pool.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  )
  const dumps = tables.rows.map(({ name }) =>
    shop.db.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`),
  )
  const rows = (await Promise.all(dumps)).flatMap((dump) => dump.rows)
  expect(rows.length).toBeGreaterThan(10)
  return rows.map(({ row }) => row).join('\n')
}
