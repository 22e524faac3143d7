import { expectPaidOnce, openIntentOf } from '../books.ts'
import { FLOW_NAMES, FLOWS } from '../pages/checkout-page.ts'
import { CARDS } from '../pages/payment-form.ts'
import { addToCart, checkoutIdOf } from '../product.ts'
import { expect, test } from '../shop-test.ts'

for (const flow of FLOWS) {
  test(`${FLOW_NAMES[flow]}: after a refused card, another card pays the same order (I2)`, async ({
    page,
    shop,
    product,
    checkout,
    order,
  }) => {
    await addToCart(page, product)
    const checkoutId = await checkoutIdOf(page)
    await checkout.open(flow)
    await checkout.payBy(CARDS.declined)
    await expect(checkout.alert).toContainText('Your bank refused this card. Use another card')
    await expect(checkout.alert).toBeFocused()
    await expect(checkout.pay).toHaveText('Pay $20.00')
    const refused = await openIntentOf(shop, checkoutId)
    expect(refused.status).toBe('requires_payment_method')

    await checkout.payBy(CARDS.pays)
    expect(await order.shows('paid')).toBe(checkoutId)
    await expectPaidOnce(shop, { orderId: checkoutId, totalMinor: 2000 })
    expect((await openIntentOf(shop, checkoutId)).id).toBe(refused.id)
  })
}

test('each refusal says what to do, and tells the holder of a lost card no more than that', async ({
  page,
  shop,
  product,
  checkout,
}) => {
  await addToCart(page, product)
  await checkout.open()
  for (const [card, words] of [
    [CARDS.insufficientFunds, 'There is not enough money on this card. Use another card.'],
    [CARDS.expired, 'This card has expired. Use another card.'],
    [CARDS.wrongCvc, 'The security code (CVC) is not right.'],
    [CARDS.lost, 'Your bank refused this card.'],
  ] as const) {
    await checkout.payBy(card)
    await expect(checkout.alert).toContainText(words)
  }
  const intent = await openIntentOf(shop, await checkoutIdOf(page))
  expect(intent).toMatchObject({ status: 'requires_payment_method', amount_received: 0 })
})

test('an order that was refused says so on its page, with the way back to another card', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  const orderId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.insufficientFunds)
  await expect(checkout.alert).toContainText('not enough money')
  await page.goto(`/orders/${orderId}`)
  await order.shows('failed')
  await expect(page.getByRole('main')).toContainText('There is not enough money on this card.')
  await page.getByRole('link', { name: 'Try another card' }).click()
  await checkout.payBy(CARDS.pays)
  await order.shows('paid')
  await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
})

test('an unfinished card is shown in its form, and nothing is ordered', async ({
  page,
  shop,
  product,
  checkout,
}) => {
  await addToCart(page, product)
  await checkout.open()
  await checkout.card.number.fill('4242')
  await checkout.press()
  await expect(checkout.card.number).toHaveAccessibleDescription('Your card number is incomplete.')
  await expect(checkout.card.cvc).toHaveAccessibleDescription(
    "Your card's security code is incomplete.",
  )
  await expect(checkout.card.number).toBeFocused()
  const id = await checkoutIdOf(page)
  expect(await shop.db.prisma.order.findUnique({ where: { id } })).toBeNull()
})
