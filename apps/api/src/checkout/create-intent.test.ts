import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireOrders } from '../order/expire-orders.ts'
import { cartOf, forgetIntentId, openShop, type Shop, type Visitor } from '../testing/open-shop.ts'
import type { CreateIntentOutcome } from './create-intent.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

function ready(outcome: CreateIntentOutcome) {
  if (outcome.outcome !== 'ready') throw new Error(`expected ready, got ${JSON.stringify(outcome)}`)
  return outcome
}

const idIn = (clientSecret: string) => clientSecret.split('_secret_')[0] ?? ''

function intentsOf(orderId: string) {
  return shop.stripe.paymentIntents
    .list({ limit: 100 })
    .autoPagingToArray({ limit: 1000 })
    .then((all) => all.filter((intent) => intent.metadata['paydesk_order_id'] === orderId))
}

describe('a fresh cart', () => {
  it('gets an intent of the price in the database, whatever amount it brings along (I1)', async () => {
    const cart = cartOf({ [shop.products.mug]: 2, [shop.products.pen]: 1 })
    const tampered = {
      ...cart,
      amount: 1,
      totalMinor: 1,
      lines: cart.lines.map((line) => ({ ...line, unitMinor: 1 })),
    }
    const { clientSecret, quote, orderId } = ready(
      await shop.visitor().checkout.createIntent.mutate(tampered),
    )
    expect(quote.totalMinor).toBe(2 * 2_400 + 350)
    const intent = await shop.stripe.paymentIntents.retrieve(idIn(clientSecret))
    expect(intent).toMatchObject({ amount: 5_150, currency: 'usd' })
    expect(orderId).toBe(cart.checkoutId)
  })

  it('is priced in the currency it asks for', async () => {
    const cart = cartOf({ [shop.products.mug]: 1 }, 'KWD')
    const { quote } = ready(await shop.visitor().checkout.createIntent.mutate(cart))
    expect(quote).toMatchObject({ currency: 'KWD', totalMinor: 7_500 })
  })

  it('whose shown total is not the price gets the new quote, and nothing is made (I1)', async () => {
    const cart = { ...cartOf({ [shop.products.mug]: 1 }), shownTotalMinor: 2_399 }
    const outcome = await shop.visitor().checkout.createIntent.mutate(cart)
    expect(outcome).toMatchObject({
      outcome: 'quoteChanged',
      shownTotalMinor: 2_399,
      quote: { totalMinor: 2_400 },
    })
    expect(await shop.db.prisma.order.count({ where: { id: cart.checkoutId } })).toBe(0)
    expect(await intentsOf(cart.checkoutId)).toEqual([])
  })
})

describe('one cart has one live intent (I2)', () => {
  it('when it is sent eight times at once', async () => {
    const visitor = shop.visitor()
    await visitor.checkout.config.query()
    const cart = cartOf({ [shop.products.mug]: 1 })
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => visitor.checkout.createIntent.mutate(cart)),
    )
    const secrets = new Set(outcomes.map((outcome) => ready(outcome).clientSecret))
    expect(secrets.size).toBe(1)
    expect(await intentsOf(cart.checkoutId)).toHaveLength(1)
  })

  it('keeps intent and secret when it is edited, at the new price', async () => {
    const visitor = shop.visitor()
    const cart = cartOf({ [shop.products.mug]: 1 })
    const first = ready(await visitor.checkout.createIntent.mutate(cart))
    const edited = { ...cart, lines: [{ productId: shop.products.pen, quantity: 3 }] }
    const second = ready(await visitor.checkout.createIntent.mutate(edited))
    expect(second.clientSecret).toBe(first.clientSecret)
    const [intent, ...others] = await intentsOf(cart.checkoutId)
    expect(others).toEqual([])
    expect(intent?.amount).toBe(1_050)
    const order = await visitor.orders.byId.query({ orderId: cart.checkoutId })
    expect(order.lines).toMatchObject([
      { name: 'Pen', quantity: 3, unitMinor: 350, totalMinor: 1_050 },
    ])
  })

  it('cancels the old intent when the currency changes, before the next is made', async () => {
    const visitor = shop.visitor()
    const cart = cartOf({ [shop.products.mug]: 1 })
    const dollars = ready(await visitor.checkout.createIntent.mutate(cart))
    const euros = ready(await visitor.checkout.createIntent.mutate({ ...cart, currency: 'EUR' }))
    expect(euros.clientSecret).not.toBe(dollars.clientSecret)
    const intents = await intentsOf(cart.checkoutId)
    expect(new Map(intents.map(({ currency, status }) => [currency, status]))).toEqual(
      new Map([
        ['usd', 'canceled'],
        ['eur', 'requires_payment_method'],
      ]),
    )
    expect(intents).toHaveLength(2)
  })

  it('ends in agreement when two tabs edit it at once', async () => {
    const visitor = shop.visitor()
    const cart = cartOf({ [shop.products.mug]: 1 })
    ready(await visitor.checkout.createIntent.mutate(cart))
    const edits = [1, 2, 3, 4, 5].map((quantity) =>
      visitor.checkout.createIntent.mutate({
        ...cart,
        lines: [{ productId: shop.products.pen, quantity }],
      }),
    )
    await Promise.all(edits)
    const order = await visitor.orders.byId.query({ orderId: cart.checkoutId })
    const [intent, ...others] = await intentsOf(cart.checkoutId)
    expect(others).toEqual([])
    expect(intent?.amount).toBe(order.totalMinor)
  })

  it('finds its intent again when the answer that carried it was lost', async () => {
    const visitor = shop.visitor()
    const cart = cartOf({ [shop.products.mug]: 1 })
    const first = ready(await visitor.checkout.createIntent.mutate(cart))
    await forgetIntentId(shop.db, cart.checkoutId)
    const second = ready(await visitor.checkout.createIntent.mutate(cart))
    expect(second.clientSecret).toBe(first.clientSecret)
    expect(await intentsOf(cart.checkoutId)).toHaveLength(1)
  })

  it('is told that it was paid, and cannot be paid again', async () => {
    const visitor = shop.visitor()
    const cart = cartOf({ [shop.products.mug]: 1 })
    const { clientSecret } = ready(await visitor.checkout.createIntent.mutate(cart))
    await shop.stripe.paymentIntents.confirm(idIn(clientSecret), {
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example/orders',
    })
    // No webhook has come: the API finds out by asking, because the edit needs the intent.
    const again = { ...cart, lines: [{ productId: shop.products.pen, quantity: 1 }] }
    expect(await visitor.checkout.createIntent.mutate(again)).toEqual({
      outcome: 'alreadyPaid',
      orderId: cart.checkoutId,
    })
  })
})

describe('a cart that cannot be sold is refused with the field and the way out', () => {
  it.each([
    ['product_unknown', () => cartOf({ [randomUUID()]: 1 }), 'lines.0.productId'],
    ['product_inactive', () => cartOf({ [shop.products.retired]: 1 }), 'lines.0.productId'],
    ['not_sold_in_currency', () => cartOf({ [shop.products.lamp]: 1 }, 'EUR'), 'lines.0.productId'],
    [
      'out_of_stock',
      () => cartOf({ [shop.products.pen]: 1, [shop.products.lamp]: 3 }),
      'lines.1.quantity',
    ],
    ['out_of_stock', () => cartOf({ [shop.products.gone]: 1 }), 'lines.0.quantity'],
    ['amount_too_small', () => cartOf({ [shop.products.sticker]: 4 }), 'lines'],
    ['amount_too_large', () => cartOf({ [shop.products.bridge]: 2 }), 'lines'],
  ])('%s', async (code, cart, field) => {
    const input = cart()
    const outcome = await shop.visitor().checkout.createIntent.mutate(input)
    expect(outcome).toMatchObject({ outcome: 'refused', problems: [{ code, field }] })
    await nothingWasMade(input.checkoutId)
  })
})

describe('input of the wrong form is refused with the field and the way out', () => {
  const one = () => [{ productId: shop.products.mug, quantity: 1 }]
  const quantity = (value: unknown) => () => ({
    lines: [{ productId: shop.products.mug, quantity: value }],
  })
  it.each<[string, () => Record<string, unknown>, string]>([
    ['quantity 0', quantity(0), 'lines.0.quantity'],
    ['quantity -1', quantity(-1), 'lines.0.quantity'],
    ['quantity 1.5', quantity(1.5), 'lines.0.quantity'],
    ['quantity 1e9', quantity(1e9), 'lines.0.quantity'],
    ['quantity NaN', quantity(Number.NaN), 'lines.0.quantity'],
    ['quantity "2"', quantity('2'), 'lines.0.quantity'],
    ['a duplicate product', () => ({ lines: [...one(), ...one()] }), 'lines.1.productId'],
    ['no lines', () => ({ lines: [] }), 'lines'],
    [
      '101 lines',
      () => ({
        lines: Array.from({ length: 101 }, () => ({ productId: randomUUID(), quantity: 1 })),
      }),
      'lines',
    ],
    ['an unknown currency', () => ({ currency: 'XXX' }), 'currency'],
    ['a checkout id that is no UUID', () => ({ checkoutId: 'mine' }), 'checkoutId'],
    [
      'a product id that is no UUID',
      () => ({ lines: [{ productId: '1', quantity: 1 }] }),
      'lines.0.productId',
    ],
  ])('%s', async (_what, fault, field) => {
    const checkoutId = randomUUID()
    const input = { checkoutId, lines: one(), currency: 'USD', ...fault() }
    const { status, error } = await post('checkout.createIntent', JSON.stringify(input))
    expect(status).toBe(400)
    expect(error.data).toMatchObject({ code: 'BAD_REQUEST', problems: [{ field }] })
    expect(error.data.problems[0]?.message).toMatch(/\w+.*[.]$/)
    await nothingWasMade(checkoutId)
  })

  it('a checkout id that belongs to another guest', async () => {
    const cart = cartOf({ [shop.products.mug]: 1 })
    ready(await shop.visitor().checkout.createIntent.mutate(cart))
    const stranger: Visitor = shop.visitor()
    await expect(stranger.checkout.createIntent.mutate(cart)).rejects.toMatchObject({
      data: {
        code: 'FORBIDDEN',
        problems: [{ field: 'checkoutId', code: 'checkout_of_another_guest' }],
      },
    })
    expect(await intentsOf(cart.checkoutId)).toHaveLength(1)
  })

  it('broken JSON', async () => {
    const { status, error } = await post('checkout.createIntent', '{"lines": [')
    expect(status).toBe(400)
    expect(error.data.problems).toMatchObject([{ field: 'body', code: 'invalid_json' }])
  })

  it('a body of 10 MB', async () => {
    const { status, error } = await post(
      'checkout.createIntent',
      JSON.stringify('x'.repeat(10_000_000)),
    )
    expect(status).toBe(413)
    expect(error.data.problems).toMatchObject([{ field: 'body', code: 'body_too_large' }])
  })

  it('a batch of 1000 calls', async () => {
    const calls = Array.from({ length: 1000 }, () => 'checkout.createIntent').join(',')
    const { status, error } = await post(`${calls}?batch=1`, '{}')
    expect(status).toBe(400)
    expect(error.data.problems).toMatchObject([{ field: 'batch', code: 'batch_too_large' }])
  })

  it('a form instead of JSON', async () => {
    const { status, error } = await post('checkout.createIntent', 'a=1', {
      'content-type': 'text/plain',
    })
    expect(status).toBe(415)
    expect(error.data.problems).toMatchObject([{ field: 'content-type' }])
  })

  it.each([{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])(
    'a call from another site: %o',
    async (headers) => {
      const { status, error } = await post('checkout.createIntent', '{}', headers)
      expect(status).toBe(403)
      expect(error.data.problems).toMatchObject([{ field: 'origin', code: 'cross_site' }])
    },
  )
})

describe('a Stripe that failed once, and says so again for the same key', () => {
  it.each(['error_before', 'error_after'])(
    '%s: the cart gets its one intent after all (I2)',
    async (fault) => {
      const visitor = shop.visitor()
      const cart = cartOf({ [shop.products.mug]: 1 })
      await shop.control('faults', { fault, route: 'POST /v1/payment_intents' })
      const { clientSecret } = ready(await visitor.checkout.createIntent.mutate(cart))
      const live = (await intentsOf(cart.checkoutId)).filter(({ status }) => status !== 'canceled')
      expect(live.map(({ id }) => id)).toEqual([idIn(clientSecret)])
    },
  )

  it('does not keep an abandoned order from expiring (I6)', async () => {
    const visitor = shop.visitor()
    const cart = cartOf({ [shop.products.mug]: 1 })
    await shop.control('faults', {
      fault: 'close_before',
      route: 'POST /v1/payment_intents',
      times: '3',
    })
    await expect(visitor.checkout.createIntent.mutate(cart)).rejects.toThrow('payment provider')
    await shop.control('faults', { fault: 'error_before', route: 'POST /v1/payment_intents' })
    await shop.db.prisma.order.update({
      where: { id: cart.checkoutId },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    })
    await expireOrders(shop.deps)
    const where = { id: cart.checkoutId }
    expect(await shop.db.prisma.order.findUnique({ where })).toMatchObject({ status: 'expired' })
  })
})

async function nothingWasMade(checkoutId: string): Promise<void> {
  expect(await shop.db.prisma.order.count({ where: { id: checkoutId } })).toBe(0)
  expect(await intentsOf(checkoutId)).toEqual([])
}

type Refused = {
  error: { message: string; data: { code: string; problems: { field: string; message: string }[] } }
}

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${shop.url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  const { error }: Refused = JSON.parse(await response.text())
  return { status: response.status, error }
}
