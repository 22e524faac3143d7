import { afterAll, beforeAll, expect, it } from 'vitest'
import { openShop, type Shop } from '../testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

it('lists the active products by name, page by page, each once', async () => {
  const { catalog } = shop.visitor()
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await catalog.list.query({ currency: 'USD', limit: 2, ...(cursor && { cursor }) })
    names.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(names).toEqual(['Bridge', 'Gone', 'Lamp', 'Mug', 'Pen', 'Sticker'])
})

it('shows the price in the currency, and none where the product is not sold in it', async () => {
  const { items } = await shop.visitor().catalog.list.query({ currency: 'EUR' })
  const prices = Object.fromEntries(items.map(({ name, priceMinor }) => [name, priceMinor]))
  expect(prices).toMatchObject({ Mug: 2_200, Pen: 320, Lamp: null })
})

it.each([
  ['MUG', ['Mug']],
  ['a pen', ['Pen']],
  ['  ', ['Bridge', 'Gone', 'Lamp', 'Mug', 'Pen', 'Sticker']],
  ['100%', []],
  ['_ug', []],
  [String.raw`\ug`, []],
])('finds by words, and takes %j for letters, not patterns', async (search, names) => {
  const { items } = await shop.visitor().catalog.list.query({ currency: 'USD', search })
  expect(items.map(({ name }) => name)).toEqual(names)
})

it('tells what is left: sold out, few, enough', async () => {
  const { items } = await shop.visitor().catalog.list.query({ currency: 'USD' })
  const left = Object.fromEntries(items.map(({ name, availability }) => [name, availability]))
  expect(left).toMatchObject({ Gone: 'sold_out', Lamp: 'low_stock', Mug: 'in_stock' })
})

it('shows one product by its slug', async () => {
  const product = await shop.visitor().catalog.bySlug.query({ slug: 'mug', currency: 'USD' })
  expect(product).toMatchObject({ sku: 'TEST-MUG', priceMinor: 2_400, stock: 1_000 })
})

it.each(['nothing', 'retired'])('does not find %j', async (slug) => {
  const { catalog } = shop.visitor()
  await expect(catalog.bySlug.query({ slug, currency: 'USD' })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  })
})

it.each(['x', 'bm9wZQ', ''])('refuses the cursor %j, which is none of its own', async (cursor) => {
  const { catalog } = shop.visitor()
  await expect(catalog.list.query({ currency: 'USD', cursor })).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST', problems: [{ field: 'cursor', code: 'invalid_cursor' }] },
  })
})
