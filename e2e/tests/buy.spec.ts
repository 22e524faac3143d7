import { expectPaidOnce, stockOf } from '../books.ts'
import { CARDS } from '../pages/payment-form.ts'
import { addToCart } from '../product.ts'
import { expect, test } from '../shop-test.ts'

for (const flow of ['Card first', 'Secret first', 'Server confirms'] as const) {
  test(`${flow}: a guest finds, buys and pays; the books agree, the console is clean (I1, I4)`, async ({
    page,
    shop,
    front,
    checkout,
    order,
    watch,
  }) => {
    const stock = await stockOf(shop, 'brass-compass')
    await front.open()
    await front.search.fill('compass')
    await front.product('Brass Compass').click()
    await page.getByRole('button', { name: 'Increase quantity of Brass Compass' }).click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(front.cart).toHaveAccessibleName(/\b2\b/)
    await front.cart.click()
    await page.getByRole('link', { name: 'Checkout' }).click()
    await checkout.flow(flow).check()
    await expect(checkout.pay).toHaveText('Pay $84.00')
    await checkout.payBy(CARDS.pays)

    const orderId = await order.shows('paid')
    await expectPaidOnce(shop, { orderId, totalMinor: 8400 })
    expect(await stockOf(shop, 'brass-compass')).toBe(stock - 2)
    await expect(front.cart).toHaveAccessibleName(/\b0\b/)
    await front.orders.click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Brass Compass' })).toContainText(
      /Paid.*\$84\.00/,
    )
    expect(watch.complaints).toEqual([])
  })
}

test('the currency that was chosen is shown, charged and recorded', async ({
  page,
  shop,
  front,
  checkout,
  order,
}) => {
  await front.open()
  await front.currency.selectOption('JPY')
  await addToCart(page, { slug: 'linen-tea-towel' })
  await checkout.open()
  await expect(checkout.pay).toHaveText('Pay ¥2,600')
  await checkout.payBy(CARDS.pays)
  const orderId = await order.shows('paid')
  await expectPaidOnce(shop, { orderId, totalMinor: 2600, currency: 'JPY' })
})
