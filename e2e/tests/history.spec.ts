import { CARDS } from '../pages/payment-form.ts'
import { addToCart } from '../product.ts'
import { expect, pagesOf, test } from '../shop-test.ts'

test('a guest sees their own orders, and nobody else does', async ({
  page,
  browser,
  shop,
  product,
  front,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  await checkout.open()
  await checkout.payBy(CARDS.pays)
  const orderId = await order.shows('paid')
  await front.orders.click()
  await page.getByRole('link', { name: product.name }).click()
  expect(await order.shows('paid')).toBe(orderId)

  const stranger = await browser.newContext({ baseURL: shop.url })
  const theirs = await stranger.newPage()
  await theirs.goto('/orders')
  await expect(theirs.getByRole('main')).toContainText('Nothing yet.')
  await theirs.goto(`/orders/${orderId}`)
  await expect(pagesOf(theirs).order.heading).toHaveText('Nothing here')
  await expect(theirs.getByText(product.name)).toHaveCount(0)
  await stranger.close()
})
