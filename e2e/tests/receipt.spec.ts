import { CARDS } from '../pages/payment-form.ts'
import { addToCart } from '../product.ts'
import { expect, test } from '../shop-test.ts'

test('a customer who says where to gets a receipt, once', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  await checkout.open()
  const email = page.getByRole('textbox', { name: 'E-mail for the receipt' })
  await email.fill('ada@example')
  await email.blur()
  await expect(page.getByText('Enter an e-mail address, like name@example.com')).toBeVisible()
  await checkout.payBy(CARDS.pays)
  await expect(email).toBeFocused()
  await email.fill('ada@example.com')
  await checkout.press()
  const orderId = await order.shows('paid')
  await expect(page.getByRole('main')).toContainText('ada@example.com')
  await expect
    .poll(() => shop.db.prisma.mail.count({ where: { orderId, sentAt: { not: null } } }))
    .toBe(1)
  await page.goto('/mail')
  await page.getByRole('link', { name: orderId.slice(0, 8) }).click()
  await expect(page.getByRole('heading', { name: 'Thank you for your order.' })).toBeVisible()
  await expect(page.locator('body')).toContainText('Total$20.00')
})

test('the address is kept over a reload of the checkout', async ({ page, product, checkout }) => {
  await addToCart(page, product)
  await checkout.open()
  const email = page.getByRole('textbox', { name: 'E-mail for the receipt' })
  await email.fill('ada@example.com')
  await page.reload()
  await expect(email).toHaveValue('ada@example.com')
})
