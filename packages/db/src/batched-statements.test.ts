import { randomUUID } from 'node:crypto'
import type { Quote } from '@paydesk/pricing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect, type Database } from './connect.ts'
import { seedWhenEmpty } from './seed/index.ts'
import { createTestDatabase } from './testing/index.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let db: Database
let products: { id: string; name: string }[]
beforeAll(async () => {
  database = await createTestDatabase()
  await seedWhenEmpty(database.url, { rules: false })
  db = connect(database.url)
  await db.prisma.product.updateMany({ data: { stock: 100_000 } })
  products = await db.prisma.product.findMany({
    where: { prices: { none: { kind: 'sale' } } },
    take: 2,
    select: { id: true, name: true },
  })
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

function quoteOf(quantity: number): Quote {
  const lines = products.map(({ id, name }) => ({
    productId: id,
    name,
    quantity,
    unitMinor: 500,
    regularUnitMinor: 500,
    subtotalMinor: quantity * 500,
    discounts: [],
    discountMinor: 0,
    taxes: [],
    taxMinor: 0,
    includedTaxMinor: 0,
    taxReliefMinor: 0,
    totalMinor: quantity * 500,
  }))
  const totalMinor = lines.length * quantity * 500
  return {
    currency: 'USD',
    lines,
    subtotalMinor: totalMinor,
    discounts: [],
    discountMinor: 0,
    shipping: null,
    shippingMinor: 0,
    shippingOffers: [],
    taxes: [],
    taxMinor: 0,
    includedTaxMinor: 0,
    taxReliefMinor: 0,
    exemptTaxId: null,
    unusedCoupon: null,
    totalMinor,
    pending: [],
  }
}

const newOrder = (quantity: number, id: string = randomUUID()) => ({
  id,
  guestId: randomUUID(),
  quote: quoteOf(quantity),
  destination: null,
  redeems: null,
  email: null,
  locale: 'en',
  captureMethod: 'automatic' as const,
  holdSeconds: 3600,
})

it('writes each of many orders with its own lines and payment', async () => {
  const orders = [1, 2, 3, 4, 5].map((quantity) => newOrder(quantity))
  const written = await Promise.all(orders.map((order) => db.batched.placeOrder(order)))
  expect(written).toEqual([true, true, true, true, true])
  for (const { id, quote } of orders) {
    const row = await db.prisma.order.findUniqueOrThrow({
      where: { id },
      include: { lines: { orderBy: { position: 'asc' } }, payments: true },
    })
    expect(row.lines.map(({ productId, totalMinor }) => [productId, totalMinor])).toEqual(
      quote.lines.map(({ productId, totalMinor }) => [productId, totalMinor]),
    )
    expect(row.payments).toMatchObject([{ generation: 1, createdMinor: quote.totalMinor }])
  }
})

it('writes an order once that is sent many times at once (I2)', async () => {
  const id = randomUUID()
  const written = await Promise.all(
    [1, 1, 1, 1].map((quantity) => db.batched.placeOrder(newOrder(quantity, id))),
  )
  expect(written.filter(Boolean)).toHaveLength(1)
  expect(await db.prisma.orderLine.count({ where: { orderId: id } })).toBe(2)
})

it('refuses the one order that breaks a rule, and writes its neighbours', async () => {
  const good = [newOrder(1), newOrder(2)]
  const bad = newOrder(1)
  const results = await Promise.allSettled([
    db.batched.placeOrder(newOrder(1)), // holds the others back until they gather
    ...[good[0], { ...bad, quote: { ...bad.quote, totalMinor: 1 } }, good[1]].map((order) =>
      order ? db.batched.placeOrder(order) : Promise.reject(new Error('no order')),
    ),
  ])
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(await db.prisma.order.count({ where: { id: { in: good.map(({ id }) => id) } } })).toBe(2)
  expect(await db.prisma.order.count({ where: { id: bad.id } })).toBe(0)
})

it('reads for each cart what it asked for, in its own currency', async () => {
  const [first, second] = products.map(({ id }) => id)
  if (!first || !second) throw new Error('the seed is empty')
  const answers = await Promise.all([
    db.batched.sellableProducts({ ids: [first], currency: 'USD' }),
    db.batched.sellableProducts({ ids: [first, second], currency: 'EUR' }),
    db.batched.sellableProducts({ ids: [second, randomUUID()], currency: 'USD' }),
    db.batched.sellableProducts({ ids: [], currency: 'USD' }),
  ])
  expect(answers.map((found) => [...found.keys()])).toEqual([
    [first],
    [first, second],
    [second],
    [],
  ])
  const euros = await db.prisma.price.findFirstOrThrow({
    where: { productId: first, currency: 'EUR' },
  })
  expect(answers[1]?.get(first)?.unitMinor).toBe(euros.amountMinor)
})
