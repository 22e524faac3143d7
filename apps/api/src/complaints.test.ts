// What users of other checkouts complain of, replayed against this one. The threads are of GitHub.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expireOrders } from './order/expire-orders.ts'
import { reconcile } from './reconciliation/reconcile.ts'
import { cartOf, forgetIntentId, openShop, type Shop, type Visitor } from './testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

type Ask = ReturnType<typeof cartOf> & { email?: string }

async function ready(visitor: Visitor, cart: Ask) {
  const outcome = await visitor.checkout.createIntent.mutate(cart)
  if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
  return outcome.clientSecret.split('_secret_')[0] ?? ''
}

const confirm = (intentId: string) =>
  shop.stripe.paymentIntents.confirm(intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/',
  })

async function intentsOf(orderId: string) {
  const { data } = await shop.stripe.paymentIntents.list({ limit: 100 })
  return data.filter(({ metadata }) => metadata['paydesk_order_id'] === orderId)
}

async function paidEventOf(intentId: string) {
  const events = await shop.eventsOf(intentId)
  const event = events.find(({ type }) => type === 'payment_intent.succeeded')
  if (!event) throw new Error('no event')
  return event
}

const statusOf = async (id: string) =>
  (await shop.db.prisma.order.findUniqueOrThrow({ where: { id } })).status

it('medusajs/medusa#15589: "8 clicks made 8 payable intents"', async () => {
  const visitor = shop.visitor()
  await visitor.checkout.config.query()
  const cart = cartOf({ [shop.products.mug]: 1 })
  const ids = await Promise.all(Array.from({ length: 8 }, () => ready(visitor, cart)))
  for (const quantity of [2, 3]) {
    ids.push(await ready(visitor, { ...cart, lines: [{ productId: shop.products.mug, quantity }] }))
  }
  expect(new Set(ids).size).toBe(1)
  expect(await intentsOf(cart.checkoutId)).toMatchObject([{ amount: 7_200 }])
})

it('statamic-cargo#191, medusajs/medusa#13301: the event came before the order knew its payment, and was lost', async () => {
  const cart = cartOf({ [shop.products.mug]: 1 })
  const intentId = await ready(shop.visitor(), cart)
  await confirm(intentId)
  await forgetIntentId(shop.db, cart.checkoutId)
  await shop.deliver(await paidEventOf(intentId))
  expect(await statusOf(cart.checkoutId)).toBe('paid')
})

it('Pinelab vendure#620, woocommerce-gateway-stripe#3414: settled three times, mailed twice', async () => {
  const visitor = shop.visitor()
  const cart = { ...cartOf({ [shop.products.pen]: 1 }), email: 'ada@example.com' }
  const where = { id: shop.products.pen }
  const { stock } = await shop.db.prisma.product.findUniqueOrThrow({ where })
  const intentId = await ready(visitor, cart)
  await confirm(intentId)
  const event = await paidEventOf(intentId)
  await Promise.all([
    ...[1, 2, 3].map(() => shop.deliver(event)),
    reconcile(shop.deps, { dryRun: false }),
    visitor.checkout.createIntent.mutate(cart),
  ])
  await shop.workJobs()
  expect(await statusOf(cart.checkoutId)).toBe('paid')
  expect(await shop.db.prisma.product.findUniqueOrThrow({ where })).toMatchObject({
    stock: stock - 1,
    reserved: 0,
  })
  expect(await shop.db.prisma.mail.count({ where: { orderId: cart.checkoutId } })).toBe(1)
})

it('evershop#1025: a cheap cart paid for an expensive order', async () => {
  const expensive = cartOf({ [shop.products.mug]: 9 })
  await ready(shop.visitor(), expensive)
  const cheap = await shop.stripe.paymentIntents.create({
    amount: 100,
    currency: 'usd',
    metadata: { paydesk_order_id: expensive.checkoutId, paydesk_generation: '1' },
  })
  await confirm(cheap.id)
  await shop.deliver(await paidEventOf(cheap.id))
  expect(await statusOf(expensive.checkoutId)).toBe('awaiting_payment')
})

it('antiwork/gumroad#6497: the currency at the mount is another than at the payment', async () => {
  const visitor = shop.visitor()
  const cart = cartOf({ [shop.products.mug]: 1 })
  const inDollars = await ready(visitor, cart)
  const inEuros = await ready(visitor, { ...cart, currency: 'EUR' })
  await expect(confirm(inDollars)).rejects.toThrow('canceled')
  expect(await confirm(inEuros)).toMatchObject({ amount_received: 2_200, currency: 'eur' })
})

it('woocommerce-gateway-stripe#522: an idempotency key that met another amount', async () => {
  const visitor = shop.visitor()
  const cart = cartOf({ [shop.products.mug]: 1 })
  // The first answer is lost, and the cart is edited before the retry.
  await shop.control('faults', {
    fault: 'close_after',
    route: 'POST /v1/payment_intents',
    times: '3',
  })
  await visitor.checkout.createIntent.mutate(cart).catch(() => undefined)
  const edited = { ...cart, lines: [{ productId: shop.products.mug, quantity: 2 }] }
  const intentId = await ready(visitor, edited)
  expect(await intentsOf(cart.checkoutId)).toMatchObject([{ id: intentId, amount: 4_800 }])
})

it('Paymenter#1258: 3,600 yen were charged as 360,000', async () => {
  const cart = cartOf({ [shop.products.mug]: 1 }, 'JPY')
  await ready(shop.visitor(), cart)
  expect(await intentsOf(cart.checkoutId)).toMatchObject([{ amount: 3_600, currency: 'jpy' }])
})

it('vendure#3508, medusajs/medusa#16502: unpaid orders locked the stock, or it was sold twice', async () => {
  const cart = cartOf({ [shop.products.lamp]: 2 })
  await ready(shop.visitor(), cart)
  const other = cartOf({ [shop.products.lamp]: 1 })
  const refused = await shop.visitor().checkout.createIntent.mutate(other)
  expect(refused).toMatchObject({ outcome: 'refused', problems: [{ code: 'out_of_stock' }] })
  await shop.db.prisma.order.update({
    where: { id: cart.checkoutId },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  })
  await expireOrders(shop.deps)
  await expect(ready(shop.visitor(), other)).resolves.toMatch(/^pi_/)
})

it('opengovsg/FormSG#6102: the webhooks were lost, and so were the payments', async () => {
  const cart = cartOf({ [shop.products.mug]: 1 })
  await confirm(await ready(shop.visitor(), cart))
  await reconcile(shop.deps, { dryRun: false })
  expect(await statusOf(cart.checkoutId)).toBe('paid')
})

it('a cart that was left and paid late was recorded and swallowed', async () => {
  const cart = cartOf({ [shop.products.mug]: 1 })
  const intentId = await ready(shop.visitor(), cart)
  await confirm(intentId)
  await shop.db.prisma.order.update({
    where: { id: cart.checkoutId },
    data: { status: 'canceled' },
  })
  await shop.deliver(await paidEventOf(intentId))
  expect(await statusOf(cart.checkoutId)).toBe('refunded')
  const { data } = await shop.stripe.refunds.list({ payment_intent: intentId })
  expect(data).toMatchObject([{ amount: 2_400, status: 'succeeded' }])
})
