import { expectPaidOnce } from '../books.ts'
import { FLOW_NAMES, FLOWS } from '../pages/checkout-page.ts'
import { addProduct, addToCart, changePrice } from '../product.ts'
import { addRules } from '../rules.ts'
import { expect, test } from '../shop-test.ts'

const VISA = '4242424242424242'

for (const flow of FLOWS) {
  test(`${FLOW_NAMES[flow]}: destination, shipping, tax and coupon make the total that is charged (I1)`, async ({
    visitOwnShop,
  }) => {
    const { shop, page, checkout, order } = await visitOwnShop()
    await addRules(shop)
    await addToCart(page, await addProduct(shop))
    await checkout.open(flow)
    await expect(page.getByText('Calculated after address').first()).toBeVisible()
    await checkout.delivery.fill()
    // 20.00 + 5.00; 8.875 % of 20.00 is 1.78 (1.775), of 5.00 it is 0.44.
    await expect(checkout.pay).toHaveText('Pay $27.22')
    await checkout.delivery.method('Express').check()
    // 8.875 % of 15.00 is 1.33.
    await expect(checkout.pay).toHaveText('Pay $38.11')
    await checkout.delivery.method('Parcel').check()
    await checkout.applyCoupon('ten')
    // 18.00 + 5.00; 8.875 % of 18.00 is 1.60.
    await expect(checkout.pay).toHaveText('Pay $25.04')
    await checkout.payBy(VISA)
    const orderId = await order.shows('paid')
    await expectPaidOnce(shop, { orderId, totalMinor: 2504 })
    await expect(page.getByText('Coupon TEN')).toBeVisible()
    await expect(page.getByText(/^Sales tax 8\.875 %/)).toBeVisible()
    const row = await shop.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
    expect(row.destination).toMatchObject({
      country: 'US',
      region: 'NY',
      address: { name: 'Ada Byron', line1: '1 Main Street', postalCode: '10001' },
    })
  })
}

test('Pay shows what the delivery form lacks, moves the focus there, and charges nothing', async ({
  visitOwnShop,
}) => {
  const { shop, page, checkout } = await visitOwnShop()
  await addRules(shop)
  await addToCart(page, await addProduct(shop))
  await checkout.open()
  await checkout.card.fill(VISA)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(checkout.delivery.country).toBeFocused()
  await expect(page.getByText('Choose the country that it goes to.')).toBeVisible()
  await checkout.delivery.country.selectOption('DE')
  await expect(page.getByText('Choose the country that it goes to.')).toBeHidden()
  expect(await shop.db.prisma.order.count()).toBe(0)
})

test('a code that the shop does not have is told at the field, and the rest goes on', async ({
  visitOwnShop,
}) => {
  const { shop, page, checkout, order } = await visitOwnShop()
  await addRules(shop)
  await addToCart(page, await addProduct(shop))
  await checkout.open()
  await checkout.delivery.fill()
  await checkout.applyCoupon('NOPE')
  await expect(page.getByText('The shop has no such code')).toBeVisible()
  await expect(checkout.pay).toHaveText('Pay $27.22')
  await checkout.payBy(VISA)
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 2722 })
})

test('the place and the address stay over a reload', async ({ visitOwnShop }) => {
  const { shop, page, checkout } = await visitOwnShop()
  await addRules(shop)
  await addToCart(page, await addProduct(shop))
  await checkout.open()
  await checkout.delivery.fill()
  await page.reload()
  await expect(checkout.delivery.region).toHaveValue('NY')
  await expect(checkout.delivery.name).toHaveValue('Ada Byron')
  await expect(checkout.pay).toHaveText('Pay $27.22')
})

for (const flow of FLOWS) {
  test(`${FLOW_NAMES[flow]}: a price and a rate that change before Pay are told, and nothing is charged (I1)`, async ({
    visitOwnShop,
  }) => {
    const { shop, page, checkout, order } = await visitOwnShop()
    await addRules(shop)
    const product = await addProduct(shop)
    await addToCart(page, product)
    await checkout.open(flow)
    await checkout.delivery.fill()
    await expect(checkout.pay).toHaveText('Pay $27.22')
    await checkout.card.fill(VISA)
    await changePrice(shop, product.id, 3000)
    await shop.db.prisma.taxRate.updateMany({ where: { name: 'Sales tax' }, data: { percent: 10 } })
    await checkout.press()
    // 30.00 + 5.00, and 10 % of both.
    await expect(checkout.alert).toContainText('Total changed from $27.22 to $38.50.')
    await expect(checkout.alert).toContainText(`Price of ${product.name}: $20.00 → $30.00.`)
    await expect(checkout.alert).toContainText('Tax: $2.22 → $3.50.')
    await expect(checkout.pay).toHaveText('Pay $38.50')
    await checkout.press()
    await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 3850 })
  })
}
