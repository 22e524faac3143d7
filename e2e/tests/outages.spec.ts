import { expectPaidOnce, openIntentOf } from '../books.ts'
import { CARDS } from '../pages/payment-form.ts'
import { addProduct, addToCart, checkoutIdOf } from '../product.ts'
import { expect, pagesOf, test } from '../shop-test.ts'

test('a payment whose webhooks were all lost still ends paid on its page (I4)', async ({
  visitOwnShop,
}) => {
  const { shop, page, checkout, order } = await visitOwnShop({ webhooks: 'lost' })
  await addToCart(page, await addProduct(shop))
  await checkout.open()
  await checkout.payBy(CARDS.pays)
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 2000 })
  expect(await shop.db.prisma.webhookEvent.count()).toBe(0)
})

test('a shop that was down while Stripe took the money knows of it when it is back (I4, I5)', async ({
  visitOwnShop,
}) => {
  const { shop, context, page, checkout } = await visitOwnShop()
  await addToCart(page, await addProduct(shop))
  const orderId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.asksBank)
  await expect(checkout.bank.complete).toBeEnabled()
  await shop.api.stop()
  await checkout.bank.complete.click()
  await expect.poll(async () => (await openIntentOf(shop, orderId)).status).toBe('succeeded')
  await shop.api.start()
  // The first page may show the browser's own words about a lost connection.
  const later = await context.newPage()
  await later.goto(`/orders/${orderId}`)
  await pagesOf(later).order.shows('paid')
  await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
  await expect(pagesOf(later).front.cart).toHaveAccessibleName(/\b0\b/)
})

test('a Stripe.js that could not load is told, and Retry brings the card form', async ({
  visitOwnShop,
}) => {
  const { shop, page, checkout, order } = await visitOwnShop()
  await addToCart(page, await addProduct(shop))
  await shop.sandbox.stop()
  await checkout.open()
  await expect(checkout.alert).toContainText('The card form could not load.')
  await expect(checkout.pay).toHaveCount(0)
  await shop.sandbox.start()
  await page.getByRole('button', { name: 'Retry' }).click()
  await checkout.payBy(CARDS.pays)
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 2000 })
})

test('a Stripe that does not answer charges nothing, says so, and is asked again by Pay', async ({
  visitOwnShop,
}) => {
  const { shop, page, checkout, order } = await visitOwnShop()
  await addToCart(page, await addProduct(shop))
  await checkout.open()
  await checkout.card.fill(CARDS.pays)
  await shop.sandbox.stop()
  await checkout.press()
  await expect(checkout.alert).toContainText(/Try again|try again/)
  await shop.sandbox.start()
  await checkout.press()
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 2000 })
})
