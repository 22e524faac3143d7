import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cartOf, openShop, type Shop, type Visitor } from '../testing/open-shop.ts'
import type { OrderProgress } from './order-view.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

async function order(visitor: Visitor) {
  const outcome = await visitor.checkout.createIntent.mutate(cartOf({ [shop.products.mug]: 1 }))
  if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
  return { orderId: outcome.orderId, intentId: outcome.clientSecret.split('_secret_')[0] ?? '' }
}

const notFound = {
  data: { code: 'NOT_FOUND', httpStatus: 404 },
  message: 'There is no such order.',
}

describe('another guest’s order', () => {
  it('is answered as one that does not exist', async () => {
    const owner = shop.visitor()
    const { orderId } = await order(owner)
    const stranger = shop.visitor()
    await stranger.checkout.config.query()
    await expect(stranger.orders.byId.query({ orderId })).rejects.toMatchObject(notFound)
    const missing = { orderId: randomUUID() }
    await expect(stranger.orders.byId.query(missing)).rejects.toMatchObject(notFound)
    expect((await stranger.orders.list.query({})).items).toEqual([])
  })

  it('is not found with a cookie that somebody made up', async () => {
    const owner = shop.visitor()
    const { orderId } = await order(owner)
    const [name = '', signed = ''] = owner.cookie().split('=')
    const guestId = decodeURIComponent(signed).split('.')[0]
    for (const forged of [`${name}=${guestId}`, `${name}=${guestId}.c2lnbmVk`]) {
      const input = encodeURIComponent(JSON.stringify({ orderId }))
      const answer = await fetch(`${shop.url}/trpc/orders.byId?input=${input}`, {
        headers: { cookie: forged },
      })
      expect(answer.status).toBe(404)
    }
  })
})

it('the history lists the guest’s orders, newest first, page by page', async () => {
  const visitor = shop.visitor()
  const ids: string[] = []
  for (let count = 0; count < 5; count++) ids.unshift((await order(visitor)).orderId)
  const first = await visitor.orders.list.query({ limit: 3 })
  const second = await visitor.orders.list.query({ limit: 3, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
  expect(second.nextCursor).toBeNull()
})

it('an open page is told of the payment as it is proved', async () => {
  const visitor = shop.visitor()
  const { orderId, intentId } = await order(visitor)
  const page = new AbortController()
  const updates = watch(visitor, orderId, page.signal)
  expect((await updates.next()).value).toMatchObject({ status: 'awaiting_payment' })
  await shop.stripe.paymentIntents.confirm(intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example',
  })
  const events = await shop.eventsOf(intentId)
  const paid = events.find(({ type }) => type === 'payment_intent.succeeded')
  if (!paid) throw new Error('no event')
  await shop.deliver(paid)
  expect((await updates.next()).value).toMatchObject({ status: 'paid' })
  page.abort()
})

it('an open page learns of the payment even when every webhook is lost (I4)', async () => {
  const visitor = shop.visitor()
  const { orderId, intentId } = await order(visitor)
  const page = new AbortController()
  const updates = watch(visitor, orderId, page.signal)
  await updates.next()
  await shop.stripe.paymentIntents.confirm(intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example',
  })
  expect((await updates.next()).value).toMatchObject({ status: 'paid' })
  page.abort()
})

/** orders.onStatus as a browser reads it: server-sent events. */
async function* watch(
  visitor: Visitor,
  orderId: string,
  signal: AbortSignal,
): AsyncGenerator<OrderProgress, undefined> {
  const input = encodeURIComponent(JSON.stringify({ orderId }))
  const answer = await fetch(`${shop.url}/trpc/orders.onStatus?input=${input}`, {
    headers: { cookie: visitor.cookie(), accept: 'text/event-stream' },
    signal,
  })
  if (!answer.body) throw new Error('no stream')
  let text = ''
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const messages = text.split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) {
      const data = /^data: (\{.*\})$/m.exec(message)?.[1]
      if (data !== undefined && !/^event: /m.test(message)) yield JSON.parse(data)
    }
  }
  return undefined
}
