import { afterAll, beforeAll, expect, it } from 'vitest'
import { expireOrders } from '../order/expire-orders.ts'
import { cartOf, openShop, type Shop } from '../testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

async function piecesOf(stock: number): Promise<string> {
  const { id } = await shop.db.prisma.product.create({
    data: {
      sku: `P-${Date.now()}`,
      slug: `p-${Date.now()}`,
      name: 'Piece',
      description: '',
      image: '/products/piece.svg',
      stock,
      prices: { create: { currency: 'USD', amountMinor: 1_000 } },
    },
  })
  return id
}

const countsOf = (id: string) =>
  shop.db.prisma.product.findUniqueOrThrow({
    where: { id },
    select: { stock: true, reserved: true },
  })

const confirm = (intentId: string) =>
  shop.stripe.paymentIntents.confirm(intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/',
  })

it('200 who want 50 pieces: 50 get and pay them, 150 are told before they pay (I6)', async () => {
  const id = await piecesOf(50)
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, () =>
      shop.visitor().checkout.createIntent.mutate(cartOf({ [id]: 1 })),
    ),
  )
  const ready = outcomes.filter((outcome) => outcome.outcome === 'ready')
  const refused = outcomes.filter((outcome) => outcome.outcome === 'refused')
  expect([ready.length, refused.length]).toEqual([50, 150])
  expect(new Set(refused.map(({ problems }) => problems[0]?.code))).toEqual(
    new Set(['out_of_stock']),
  )
  await Promise.all(
    ready.map(({ clientSecret }) => confirm(clientSecret.split('_secret_')[0] ?? '')),
  )
  for (const { clientSecret } of ready) {
    const events = await shop.eventsOf(clientSecret.split('_secret_')[0] ?? '')
    const paid = events.find(({ type }) => type === 'payment_intent.succeeded')
    if (paid) await shop.deliver(paid)
  }
  expect(await countsOf(id)).toEqual({ stock: 0, reserved: 0 })
  const statuses = await shop.db.prisma.order.groupBy({
    by: ['status'],
    where: { lines: { some: { productId: id } } },
    _count: true,
  })
  expect(statuses).toEqual([{ status: 'paid', _count: 50 }])
})

it('what a customer’s own checkout holds is still theirs to edit and to pay', async () => {
  const id = await piecesOf(3)
  const visitor = shop.visitor()
  const cart = cartOf({ [id]: 3 })
  const first = await visitor.checkout.createIntent.mutate(cart)
  expect(first).toMatchObject({ outcome: 'ready' })
  expect(await visitor.checkout.quote.query(cart)).toMatchObject({ outcome: 'quoted' })
  expect(await visitor.checkout.createIntent.mutate(cart)).toEqual(first)
  const fewer = { ...cart, lines: [{ productId: id, quantity: 1 }] }
  expect(await visitor.checkout.createIntent.mutate(fewer)).toMatchObject({ outcome: 'ready' })
  expect(await countsOf(id)).toEqual({ stock: 3, reserved: 1 })
  const more = { ...cart, lines: [{ productId: id, quantity: 4 }] }
  expect(await visitor.checkout.createIntent.mutate(more)).toMatchObject({
    outcome: 'refused',
    problems: [{ code: 'out_of_stock', available: 3 }],
  })
  expect(await countsOf(id)).toEqual({ stock: 3, reserved: 1 })
})

it('for everybody else it is gone, and the shop shows what is left', async () => {
  const id = await piecesOf(2)
  await shop.visitor().checkout.createIntent.mutate(cartOf({ [id]: 2 }))
  const stranger = shop.visitor()
  const { slug } = await shop.db.prisma.product.findUniqueOrThrow({ where: { id } })
  expect(await stranger.catalog.bySlug.query({ slug, currency: 'USD' })).toMatchObject({ stock: 0 })
  const asked = await stranger.checkout.createIntent.mutate(cartOf({ [id]: 1 }))
  expect(asked).toMatchObject({ outcome: 'refused', problems: [{ code: 'out_of_stock' }] })
})

it('two who edit to the last piece at once: one gets it, the other keeps what they had', async () => {
  const id = await piecesOf(3)
  const both = [1, 2].map(() => ({ visitor: shop.visitor(), cart: cartOf({ [id]: 1 }) }))
  for (const { visitor, cart } of both) await visitor.checkout.createIntent.mutate(cart)
  const outcomes = await Promise.all(
    both.map(({ visitor, cart }) =>
      visitor.checkout.createIntent.mutate({ ...cart, lines: [{ productId: id, quantity: 2 }] }),
    ),
  )
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['ready', 'refused'])
  expect(await countsOf(id)).toEqual({ stock: 3, reserved: 3 })
})

it('an abandoned checkout gives its pieces back in its time', async () => {
  const id = await piecesOf(1)
  const abandoned = cartOf({ [id]: 1 })
  await shop.visitor().checkout.createIntent.mutate(abandoned)
  await shop.db.prisma.order.update({
    where: { id: abandoned.checkoutId },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  })
  await expireOrders(shop.deps)
  const next = await shop.visitor().checkout.createIntent.mutate(cartOf({ [id]: 1 }))
  expect(next).toMatchObject({ outcome: 'ready' })
})
