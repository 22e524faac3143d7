import type { Locator, Page } from '@playwright/test'
import { expectPaidOnce } from '../books.ts'
import { bringToView } from '../pages/checkout-page.ts'
import { CARDS } from '../pages/payment-form.ts'
import { addToCart } from '../product.ts'
import { expect, test } from '../shop-test.ts'

test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })

const MAX_TAPS = 12

test('a guest buys on a phone of 360 px with at most 12 taps, and nothing is cut off', async ({
  page,
  shop,
  product,
  front,
  checkout,
  order,
}) => {
  let taps = 0
  const tap = async (control: Locator) => {
    taps += 1
    await bringToView(control)
    await control.tap()
  }
  const type = async (field: Locator, text: string) => {
    await tap(field)
    await page.keyboard.type(text)
  }
  await front.open()
  await expectNoSidewaysScroll(page)
  await type(front.search, product.name)
  await tap(front.product(product.name))
  await expect(order.heading).toHaveText(product.name)
  await expectNoSidewaysScroll(page)
  await tap(page.getByRole('button', { name: 'Add to cart' }))
  await tap(page.getByRole('link', { name: 'Review and check out' }))
  await expect(order.heading).toHaveText('Your cart')
  await expectNoSidewaysScroll(page)
  await tap(page.getByRole('link', { name: 'Checkout' }))
  await type(checkout.card.number, CARDS.pays)
  await expectNoSidewaysScroll(page)
  await type(checkout.card.expiry, '1234')
  await type(checkout.card.cvc, '123')
  await type(checkout.card.zip, '94107')
  await tap(checkout.pay)
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 2000 })
  await expectNoSidewaysScroll(page)
  expect(taps).toBeLessThanOrEqual(MAX_TAPS)
})

test('on a phone the summary is a bar with count and total; opening it keeps the typed card', async ({
  page,
  product,
  checkout,
}) => {
  await addToCart(page, product)
  await checkout.open()
  await checkout.card.fill(CARDS.pays)
  const bar = page.getByRole('button', { name: /^Show 1 item/ })
  await expect(bar).toContainText('$20.00')
  await expect(checkout.increase(product.name)).toBeHidden()
  await bar.tap()
  await checkout.increase(product.name).tap()
  await expect(checkout.pay).toHaveText('Pay $40.00')
  await expectNoSidewaysScroll(page)
  await expect(checkout.card.number).toHaveValue('4242 4242 4242 4242')
})

test('the bank’s check fits a phone', async ({ page, shop, product, checkout, order }) => {
  await addToCart(page, product)
  await checkout.open()
  await checkout.payBy(CARDS.asksBank)
  await expect(checkout.bank.close).toBeInViewport({ ratio: 1 })
  await bringToView(checkout.bank.complete)
  await checkout.bank.complete.tap()
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 2000 })
})

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(overflow).toBe(0)
}
