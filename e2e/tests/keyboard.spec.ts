import { expectPaidOnce } from '../books.ts'
import { CARDS } from '../pages/payment-form.ts'
import { tabTo } from '../press-keys.ts'
import { expect, test } from '../shop-test.ts'

test('the keyboard alone finds, buys, passes the bank’s check and pays', async ({
  page,
  shop,
  product,
  front,
  checkout,
  order,
}) => {
  const { keyboard } = page
  await front.open()
  await tabTo(page, front.search)
  await keyboard.type(product.name)
  await tabTo(page, front.product(product.name))
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Add to cart' }))
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'Review and check out' }))
  await keyboard.press('Enter')
  await expect(order.heading).toHaveText('Your cart')
  // After a change of page the focus is on the heading, from where the page is read.
  await expect(order.heading).toBeFocused()
  await tabTo(page, page.getByRole('link', { name: 'Checkout' }))
  await keyboard.press('Enter')
  await tabTo(page, checkout.card.number)
  await keyboard.type(CARDS.asksBank)
  await tabTo(page, checkout.card.expiry)
  await keyboard.type('1234')
  await tabTo(page, checkout.card.cvc)
  await keyboard.type('123')
  await tabTo(page, checkout.card.zip)
  await keyboard.type('94107')
  await tabTo(page, checkout.pay)
  await keyboard.press('Enter')
  await tabTo(page, checkout.bank.complete)
  await keyboard.press('Enter')
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 2000 })
  await expect(order.heading).toBeFocused()
})

test('Enter in the card form pays', async ({ page, shop, product, checkout, order }) => {
  await page.goto(`/products/${product.slug}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await checkout.open()
  await checkout.card.fill(CARDS.pays)
  await checkout.card.zip.press('Enter')
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 2000 })
})
