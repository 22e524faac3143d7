import { FLOW_NAMES } from '../pages/checkout-page.ts'
import { expectPaidOnce } from '../books.ts'
import { CARDS } from '../pages/payment-form.ts'
import { addToCart, checkoutIdOf } from '../product.ts'
import { expect, test } from '../shop-test.ts'

test('a reload of the checkout keeps the cart, and the payment goes on', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  const checkoutId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.card.fill(CARDS.pays)
  await page.reload()
  await expect(checkout.card.number).toHaveValue('')
  await checkout.payBy(CARDS.pays)
  expect(await order.shows('paid')).toBe(checkoutId)
  await expectPaidOnce(shop, { orderId: checkoutId, totalMinor: 2000 })
})

test('Back from the checkout is the cart, and Forward pays', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  await page.goto('/cart')
  await page.getByRole('link', { name: 'Checkout' }).click()
  await expect(checkout.pay).toBeVisible()
  await page.goBack()
  await expect(order.heading).toHaveText('Your cart')
  await page.goForward()
  await checkout.payBy(CARDS.pays)
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 2000 })
})

test('a reload while the bank asks leaves one order, which another card pays once (I2)', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  const checkoutId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.asksBank)
  await expect(checkout.bank.complete).toBeEnabled()
  await page.reload()
  await expect(checkout.pay).toHaveText('Pay $20.00')
  await expect(checkout.bank.complete).toHaveCount(0)
  await checkout.payBy(CARDS.pays)
  expect(await order.shows('paid')).toBe(checkoutId)
  await expectPaidOnce(shop, { orderId: checkoutId, totalMinor: 2000 })
})

test('Back while the bank asks leaves one order, which is paid once (I2)', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  const checkoutId = await checkoutIdOf(page)
  await page.goto('/cart')
  await page.getByRole('link', { name: 'Checkout' }).click()
  await checkout.payBy(CARDS.asksBank)
  await expect(checkout.bank.complete).toBeEnabled()
  await page.goBack()
  await expect(order.heading).toHaveText('Your cart')
  await page.reload()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await checkout.payBy(CARDS.asksBank)
  await checkout.bank.complete.click()
  expect(await order.shows('paid')).toBe(checkoutId)
  await expectPaidOnce(shop, { orderId: checkoutId, totalMinor: 2000 })
})

test('after success neither Back, a reload nor the old address shows a form that could pay again', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  await page.goto('/cart')
  await page.getByRole('link', { name: 'Checkout' }).click()
  await checkout.payBy(CARDS.pays)
  const orderId = await order.shows('paid')
  await page.reload()
  await order.shows('paid')
  await page.goBack()
  await expect(order.heading).toHaveText('Your cart is empty')
  await expect(page.getByRole('link', { name: 'Checkout' })).toHaveCount(0)
  for (const flow of ['card', 'secret'] as const) {
    await checkout.open(flow)
    await expect(order.heading).toHaveText('Your cart is empty')
    await expect(checkout.pay).toHaveCount(0)
  }
  await page.getByRole('link', { name: 'See your last order' }).click()
  expect(await order.shows('paid')).toBe(orderId)
  await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
})

for (const flow of ['card', 'secret'] as const) {
  test(`${FLOW_NAMES[flow]}: a paid cart that came back from a backup leads to its order, uncharged (I2)`, async ({
    page,
    shop,
    product,
    checkout,
    order,
  }) => {
    await addToCart(page, product)
    const cart = await page.evaluate(() => localStorage.getItem('paydesk.cart') ?? '')
    await checkout.open()
    await checkout.payBy(CARDS.pays)
    const orderId = await order.shows('paid')

    await page.evaluate((stored) => localStorage.setItem('paydesk.cart', stored), cart)
    await checkout.open(flow)
    // The secret comes first there: the server already knows better as the page opens.
    if (flow === 'card') await checkout.payBy(CARDS.pays)
    expect(await order.shows('paid')).toBe(orderId)
    await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
  })
}
