import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { cartOf, openShop, type Shop } from '../testing/open-shop.ts'
import { httpTaxService } from './tax-service.ts'

// The service is another company's: here a small one of our own, over HTTP as theirs.
let service: Server
let answer: { status: number; body: unknown }
let asked: unknown[]
let shop: Shop
beforeAll(async () => {
  service = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += String(part)))
    request.on('end', () => {
      asked.push(JSON.parse(text))
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer.body))
    })
  })
  service.listen(0, '127.0.0.1')
  await once(service, 'listening')
  const address = service.address()
  const port = typeof address === 'object' && address ? address.port : 0
  shop = await openShop({ taxService: httpTaxService(`http://127.0.0.1:${port}/`) })
})
afterAll(async () => {
  await shop[Symbol.asyncDispose]()
  service.close()
})
beforeEach(() => {
  asked = []
})

const tax = { rateId: 't', name: 'Their tax', ratePpm: 70_000, baseMinor: 4_800, amountMinor: 336 }
const good = { status: 200, body: { isIncluded: false, lines: [[tax]], shipping: [] } }
const mugs = () => ({
  ...cartOf({ [shop.products.mug]: 2 }),
  destination: { country: 'US', region: 'NY' },
})

it('answers for the tax, and what it says is charged', async () => {
  answer = good
  const cart = mugs()
  expect(await shop.visitor().checkout.createIntent.mutate(cart)).toMatchObject({
    outcome: 'ready',
    quote: { taxMinor: 336, totalMinor: 5_136, taxes: [{ name: 'Their tax' }] },
  })
  expect(asked).toMatchObject([
    { destination: { country: 'US', region: 'NY' }, quote: { subtotalMinor: 4_800 } },
  ])
})

it('is not asked before it is known where the goods go', async () => {
  answer = good
  expect(
    await shop.visitor().checkout.quote.query(cartOf({ [shop.products.mug]: 2 })),
  ).toMatchObject({ quote: { pending: ['tax'], totalMinor: 4_800 } })
  expect(asked).toEqual([])
})

it.each([
  ['fails', { status: 500, body: {} }],
  ['answers something else', { status: 200, body: { hello: 'world' } }],
  [
    'answers for another cart',
    { status: 200, body: { isIncluded: false, lines: [], shipping: [] } },
  ],
])('that %s is told to the customer, and nothing is charged', async (_, bad) => {
  answer = bad
  const cart = mugs()
  expect(await shop.visitor().checkout.createIntent.mutate(cart)).toMatchObject({
    outcome: 'refused',
    problems: [{ field: 'destination', code: 'tax_unavailable' }],
  })
  expect(await shop.db.prisma.order.count({ where: { id: cart.checkoutId } })).toBe(0)
  answer = good
  expect(await shop.visitor().checkout.createIntent.mutate(cart)).toMatchObject({
    outcome: 'ready',
  })
})
