import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop, type Shop } from '../testing/open-shop.ts'

type Ask = Parameters<ReturnType<Shop['visitor']>['catalog']['list']['query']>[0]

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  const { prisma } = shop.db
  await prisma.category.create({ data: { slug: 'empty', name: 'Empty', position: 0 } })
  const kitchen = await prisma.category.create({
    data: { slug: 'kitchen', name: 'Kitchen', position: 2 },
  })
  const desk = await prisma.category.create({ data: { slug: 'desk', name: 'Desk', position: 1 } })
  const add = (name: string, data: { categoryId: string; description: string; stock?: number }) =>
    prisma.product.create({
      data: {
        sku: `LIST-${name.toUpperCase().replaceAll(/[^A-Z]+/g, '-')}`,
        slug: `list-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
        name,
        image: '/products/enamel-mug.svg',
        stock: 5,
        ...data,
      },
    })
  const price = (productId: string, amountMinor: number, sale?: number) =>
    prisma.price.createMany({
      data: [
        { productId, currency: 'GBP', amountMinor },
        ...(sale === undefined
          ? []
          : [{ productId, currency: 'GBP' as const, amountMinor: sale, kind: 'sale' as const }]),
      ],
    })
  const kettle = await add('Gooseneck Kettle', {
    categoryId: kitchen.id,
    description: 'Pours slowly.',
  })
  const dish = await add('Crème Brûlée Dish', {
    categoryId: kitchen.id,
    description: 'Six of them. Goes well with a kettle of coffee.',
  })
  const pan = await add('Iron Pan', { categoryId: kitchen.id, description: 'Heavy.', stock: 0 })
  const clock = await add('Beech Clock', { categoryId: desk.id, description: 'Ticks.' })
  await price(kettle.id, 9_000, 6_000)
  await price(dish.id, 2_000)
  await price(pan.id, 7_000)
  await price(clock.id, 4_000)
})
afterAll(() => shop[Symbol.asyncDispose]())

async function names(ask: Omit<Ask, 'currency'>): Promise<string[]> {
  const { items } = await shop.visitor().catalog.list.query({ currency: 'GBP', ...ask })
  return items.map(({ name }) => name)
}

describe('the list', () => {
  it('has the categories that hold something, in the order of the menu', async () => {
    expect(await shop.visitor().catalog.categories.query()).toEqual([
      { slug: 'desk', name: 'Desk' },
      { slug: 'kitchen', name: 'Kitchen' },
    ])
  })

  it.each<[Omit<Ask, 'currency'>, string[]]>([
    [{ category: 'kitchen' }, ['Crème Brûlée Dish', 'Gooseneck Kettle', 'Iron Pan']],
    [{ category: 'nowhere' }, []],
    [{ category: 'kitchen', inStock: true }, ['Crème Brûlée Dish', 'Gooseneck Kettle']],
    [{ onSale: true }, ['Gooseneck Kettle']],
    [{ priceMinMinor: 4_000, priceMaxMinor: 6_000 }, ['Beech Clock', 'Gooseneck Kettle']],
    [{ sort: 'price_asc' }, ['Crème Brûlée Dish', 'Beech Clock', 'Gooseneck Kettle', 'Iron Pan']],
    [
      { sort: 'price_desc', category: 'kitchen', priceMaxMinor: 6_999 },
      ['Gooseneck Kettle', 'Crème Brûlée Dish'],
    ],
    [{ sort: 'newest', category: 'kitchen', limit: 2 }, ['Iron Pan', 'Crème Brûlée Dish']],
  ])('by %o is %j', async (ask, expected) => {
    expect(await names(ask)).toEqual(expected)
  })

  it('shows what a sale saves', async () => {
    const { items } = await shop.visitor().catalog.list.query({ currency: 'GBP', onSale: true })
    expect(items).toMatchObject([{ priceMinor: 6_000, regularPriceMinor: 9_000 }])
  })

  it.each(['name', 'newest', 'price_asc', 'price_desc'] as const)(
    'by %s comes page by page, each product once',
    async (sort) => {
      const whole = await names({ sort, limit: 48 })
      const paged: string[] = []
      let cursor: string | undefined
      do {
        const page = await shop
          .visitor()
          .catalog.list.query({ currency: 'GBP', sort, limit: 2, ...(cursor && { cursor }) })
        paged.push(...page.items.map(({ name }) => name))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(paged).toEqual(whole)
      expect(new Set(paged).size).toBe(paged.length)
    },
  )

  it('does not continue a page of one order in another', async () => {
    const { catalog } = shop.visitor()
    const { nextCursor } = await catalog.list.query({ currency: 'GBP', sort: 'name', limit: 1 })
    const wrong = { currency: 'GBP' as const, sort: 'newest' as const, cursor: nextCursor ?? '' }
    await expect(catalog.list.query(wrong)).rejects.toMatchObject({
      data: { problems: [{ field: 'cursor', code: 'invalid_cursor' }] },
    })
  })
})

describe('search', () => {
  it.each([
    ['kettle', ['Gooseneck Kettle', 'Crème Brûlée Dish'], null],
    ['creme brulee', ['Crème Brûlée Dish'], null],
    ['BRÛLÉE', ['Crème Brûlée Dish'], null],
    ['goosen', ['Gooseneck Kettle'], null],
    ['ketlle', ['Gooseneck Kettle', 'Crème Brûlée Dish'], 'kettle'],
    ['goosneck kettel', ['Gooseneck Kettle'], 'gooseneck kettle'],
    ['xyzzyqq', [], null],
    ["o'clock: & | ! (", [], null],
  ])('for %j finds %j', async (search, expected, correctedSearch) => {
    const found = await shop.visitor().catalog.list.query({ currency: 'GBP', search })
    expect(found.items.map(({ name }) => name)).toEqual(expected)
    expect(found.correctedSearch).toBe(correctedSearch)
  })

  it('puts those first whose name has the words, also over pages', async () => {
    const { catalog } = shop.visitor()
    const first = await catalog.list.query({ currency: 'GBP', search: 'kettle', limit: 1 })
    expect(first.items).toMatchObject([{ name: 'Gooseneck Kettle' }])
    const cursor = first.nextCursor ?? ''
    const second = await catalog.list.query({ currency: 'GBP', search: 'kettle', limit: 1, cursor })
    expect(second.items).toMatchObject([{ name: 'Crème Brûlée Dish' }])
    expect(second.nextCursor).toBeNull()
  })

  it('goes with filters and another order', async () => {
    expect(await names({ search: 'kettle', sort: 'price_asc' })).toEqual([
      'Crème Brûlée Dish',
      'Gooseneck Kettle',
    ])
    expect(await names({ search: 'kettle', onSale: true })).toEqual(['Gooseneck Kettle'])
  })
})
