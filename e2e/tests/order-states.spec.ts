import { chargesOf, expectPaidOnce, openIntentOf, stockOf } from '../books.ts'
import { FLOW_NAMES, FLOWS } from '../pages/checkout-page.ts'
import { CARDS } from '../pages/payment-form.ts'
import { addProduct, addToCart, checkoutIdOf } from '../product.ts'
import type { Shop } from '../servers/open-shop.ts'
import { expect, pagesOf, test } from '../shop-test.ts'

async function statusOf({ db }: Pick<Shop, 'db'>, id: string): Promise<string> {
  return (await db.prisma.order.findUniqueOrThrow({ where: { id } })).status
}

/** What the bank decides in the end of a payment that is processing. */
async function settle(shop: Shop, intentId: string, outcome: 'succeed' | 'fail'): Promise<void> {
  const answer = await fetch(`${shop.sandboxUrl}/_sandbox/payment_intents/${intentId}/settle`, {
    method: 'POST',
    body: new URLSearchParams({ outcome }),
  })
  expect(answer.status).toBe(200)
}

test('a payment that the bank still works on empties the cart, and becomes paid while one looks (I4)', async ({
  page,
  shop,
  product,
  front,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  await checkout.open()
  await checkout.payBy(CARDS.staysProcessing)
  const orderId = await order.shows('processing')
  await expect(front.cart).toHaveAccessibleName(/\b0\b/)
  expect(await stockOf(shop, product.slug)).toBe(10)

  await settle(shop, (await openIntentOf(shop, orderId)).id, 'succeed')
  await order.shows('paid')
  await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
  expect(await stockOf(shop, product.slug)).toBe(9)
})

for (const flow of FLOWS) {
  test(`${FLOW_NAMES[flow]}: what is captured later is set aside at first, then charged in part and refunded`, async ({
    page,
    shop,
    product,
    front,
    checkout,
    order,
  }) => {
    await shop.db.prisma.product.update({
      where: { slug: product.slug },
      data: { captureLater: true },
    })
    await addToCart(page, product)
    await checkout.open(flow)
    await expect(checkout.pay).toHaveText('Order for $20.00')
    await checkout.payBy(CARDS.pays)
    const orderId = await order.shows('authorized')
    await expect(front.cart).toHaveAccessibleName(/\b0\b/)
    await expect(page.getByText('charged when your order is sent')).toBeVisible()

    await shop.db.prisma.order.update({ where: { id: orderId }, data: { captureMinor: 1500 } })
    await expect.poll(() => statusOf(shop, orderId)).toBe('paid')
    await page.reload()
    await order.shows('paid')
    await expect(page.getByText('Charged$15.00')).toBeVisible()

    await shop.db.prisma.refund.create({ data: { orderId, amountMinor: 500 } })
    await expect.poll(() => statusOf(shop, orderId)).toBe('partially_refunded')
    await page.reload()
    await order.shows('partially_refunded')
    await expect(page.getByText('Refunded$5.00')).toBeVisible()
  })
}

test('a payment that the bank refuses in the end says so while one looks (I4)', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  await checkout.open()
  await checkout.payBy(CARDS.staysProcessing)
  const orderId = await order.shows('processing')
  await settle(shop, (await openIntentOf(shop, orderId)).id, 'fail')
  await order.shows('failed')
  expect(await chargesOf(shop, orderId)).toEqual([])
  expect(await stockOf(shop, product.slug)).toBe(10)
})

test('an order whose time runs out while the bank asks is not charged, and says so (I6)', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  const expiredId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.asksBank)
  await expect(checkout.bank.complete).toBeEnabled()
  const expiresAt = new Date(Date.now() - 1000)
  await shop.db.prisma.order.update({ where: { id: expiredId }, data: { expiresAt } })
  await expect.poll(() => statusOf(shop, expiredId), { timeout: 15_000 }).toBe('expired')
  await page.goto(`/orders/${expiredId}`)
  await order.shows('expired')
  expect(await chargesOf(shop, expiredId)).toEqual([])
  await page.goto('/orders')
  await expect(page.getByRole('listitem').filter({ hasText: product.name })).toContainText(
    'Expired',
  )
})

test('money that comes after the order expired and its pieces went to others goes back by itself (I6)', async ({
  visitOwnShop,
}) => {
  const { shop, context, page, checkout } = await visitOwnShop()
  const product = await addProduct(shop)
  await addToCart(page, product)
  const orderId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.asksBank)
  await expect(checkout.bank.complete).toBeEnabled()
  await shop.api.stop()
  await checkout.bank.complete.click()
  await expect.poll(async () => (await openIntentOf(shop, orderId)).status).toBe('succeeded')
  await shop.db.prisma.order.update({ where: { id: orderId }, data: { status: 'expired' } })
  await shop.db.prisma.product.update({ where: { id: product.id }, data: { stock: 0 } })
  await shop.api.start()
  const later = await context.newPage()
  await later.goto(`/orders/${orderId}`)
  await pagesOf(later).order.shows('refunded')
  await expect(later.getByRole('main')).toContainText('on its way back')
  const { data: refunds } = await shop.stripe.refunds.list()
  expect(refunds).toMatchObject([{ amount: 2000, status: 'succeeded' }])
})

test('money of another amount than the order’s is held (I4)', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  const id = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.declined)
  await expect(checkout.alert).toContainText('refused')
  await page.goto(`/orders/${id}`)
  await order.shows('failed')
  const intent = await openIntentOf(shop, id)
  await shop.stripe.paymentIntents.update(intent.id, { amount: 100 })
  await shop.stripe.paymentIntents.confirm(intent.id, {
    payment_method: 'pm_card_visa',
    return_url: shop.url,
  })
  await order.shows('held')
  expect(await shop.db.prisma.order.findUnique({ where: { id } })).toMatchObject({
    status: 'held',
    heldReason: 'amount_mismatch',
  })
  expect(await stockOf(shop, product.slug)).toBe(10)
})

test('an order that staff canceled at Stripe says so, and its cart can be bought anew (I2)', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  const canceledId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.declined)
  await expect(checkout.alert).toContainText('refused')
  await shop.stripe.paymentIntents.cancel((await openIntentOf(shop, canceledId)).id)
  await page.goto(`/orders/${canceledId}`)
  await order.shows('canceled')
  await page.getByRole('link', { name: 'Back to your items' }).click()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await checkout.payBy(CARDS.pays)
  const orderId = await order.shows('paid')
  expect(orderId).not.toBe(canceledId)
  await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
})
