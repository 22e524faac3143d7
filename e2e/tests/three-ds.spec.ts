import { chargesOf, expectPaidOnce, openIntentOf } from '../books.ts'
import { FLOW_NAMES, FLOWS, type CheckoutPage } from '../pages/checkout-page.ts'
import { CARDS } from '../pages/payment-form.ts'
import { addToCart, checkoutIdOf } from '../product.ts'
import { expect, test } from '../shop-test.ts'

for (const flow of FLOWS) {
  test(`${FLOW_NAMES[flow]}: a payment that the bank confirmed is paid (I4)`, async ({
    page,
    shop,
    product,
    checkout,
    order,
    watch,
  }) => {
    await addToCart(page, product)
    await checkout.open(flow)
    await checkout.payBy(CARDS.asksBank)
    await checkout.bank.complete.click()
    const orderId = await order.shows('paid')
    await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
    expect(watch.complaints).toEqual([])
  })
}

const REFUSALS: [string, (checkout: CheckoutPage) => Promise<void>][] = [
  ['fails', ({ bank }) => bank.fail.click()],
  ['is closed', ({ bank }) => bank.close.click()],
  ['is left by Escape', ({ bank }) => bank.complete.press('Escape')],
]

for (const [how, refuse] of REFUSALS) {
  test(`a check of the bank that ${how} charges nothing and keeps customer and cart`, async ({
    page,
    shop,
    product,
    checkout,
    order,
    front,
  }) => {
    await addToCart(page, product)
    const checkoutId = await checkoutIdOf(page)
    await checkout.open()
    await checkout.payBy(CARDS.asksBank)
    await refuse(checkout)
    await expect(checkout.alert).toContainText('Your bank could not confirm that it was you.')
    await expect(checkout.bank.complete).toHaveCount(0)
    await expect(page).toHaveURL(/\/checkout$/)
    await expect(checkout.pay).toHaveText('Pay $20.00')
    await expect(checkout.card.number).toHaveValue('4000 0027 6000 3184')
    expect(await chargesOf(shop, checkoutId)).toEqual([])

    await page.getByRole('link', { name: 'Back to cart' }).click()
    await expect(front.cart).toHaveAccessibleName(/\b1\b/)
    await page.getByRole('link', { name: 'Checkout' }).click()
    await checkout.payBy(CARDS.pays)
    expect(await order.shows('paid')).toBe(checkoutId)
    await expectPaidOnce(shop, { orderId: checkoutId, totalMinor: 2000 })
  })
}

test('nothing is charged while the bank asks', async ({ page, shop, product, checkout }) => {
  await addToCart(page, product)
  const checkoutId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.asksBank)
  await expect(checkout.bank.complete).toBeEnabled()
  expect((await openIntentOf(shop, checkoutId)).status).toBe('requires_action')
  expect(await chargesOf(shop, checkoutId)).toEqual([])
})
