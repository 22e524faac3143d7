import { openShop, type Shop } from '@paydesk/api/testing'
import { afterAll, beforeAll, expect, expectTypeOf, it } from 'vitest'
import { createPaydeskClient, problemsOf } from './index.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

it('prices a cart for another service, typed from end to end', async () => {
  const client = createPaydeskClient({ url: `${shop.url}/` })
  const lines = [{ productId: shop.products.mug, quantity: 2 }]
  const priced = await client.checkout.quote.query({ lines, currency: 'EUR' })
  if (priced.outcome !== 'quoted') throw new Error(priced.outcome)
  expectTypeOf(priced.quote.totalMinor).toEqualTypeOf<number>()
  expect(priced.quote).toMatchObject({ currency: 'EUR', totalMinor: 4_400 })
})

it('tells what was wrong with a call, field by field', async () => {
  const client = createPaydeskClient({ url: shop.url })
  const lines = [{ productId: shop.products.mug, quantity: 0 }]
  const error: unknown = await client.checkout.quote
    .query({ lines, currency: 'USD' })
    .catch((cause: unknown) => cause)
  expect(problemsOf(error)).toMatchObject([{ field: 'lines.0.quantity' }])
})

it('does not compile a currency that the shop does not know', () => {
  const client = createPaydeskClient({ url: shop.url })
  // @ts-expect-error XXX is no currency
  const call = () => client.catalog.list.query({ currency: 'XXX' })
  expectTypeOf(call).toBeFunction()
})
