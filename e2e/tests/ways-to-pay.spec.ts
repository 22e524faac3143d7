import { chargesOf, expectPaidOnce, openIntentOf } from '../books.ts'
import { addToCart } from '../product.ts'
import { FLOW_NAMES, FLOWS } from '../pages/checkout-page.ts'
import { expect, test } from '../shop-test.ts'

for (const flow of FLOWS) {
  test(`${FLOW_NAMES[flow]}: a payment at another site comes back paid, once (I2, I4)`, async ({
    page,
    shop,
    product,
    checkout,
    order,
  }) => {
    await addToCart(page, product)
    await checkout.open(flow)
    await checkout.card.choose('klarna')
    await checkout.card.email.fill('jenny@shop.test')
    await checkout.press()
    await page.getByRole('button', { name: 'Authorize Test Payment' }).click()
    const orderId = await order.shows('paid')
    await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
  })
}

test('a payment that is refused at another site charges nothing (I4)', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  await checkout.open()
  await checkout.card.choose('klarna')
  await checkout.card.email.fill('jenny@shop.test')
  await checkout.press()
  await page.getByRole('button', { name: 'Fail Test Payment' }).click()
  const orderId = await order.shows('failed')
  expect(await chargesOf(shop, orderId)).toEqual([])
})

test('a bank debit is under way until the bank says so (I4)', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  await checkout.open()
  await checkout.card.choose('us_bank_account')
  await checkout.card.name.fill('Jenny Rosen')
  await checkout.card.email.fill('jenny@shop.test')
  await checkout.card.routingNumber.fill('110000000')
  await checkout.card.accountNumber.fill('000123456789')
  await checkout.press()
  const orderId = await order.shows('processing')
  const { id } = await openIntentOf(shop, orderId)
  await fetch(`${shop.sandboxUrl}/_sandbox/payment_intents/${id}/settle`, {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'succeed' }),
  })
  await order.shows('paid')
  await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
})
