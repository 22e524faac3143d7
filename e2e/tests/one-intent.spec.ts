import { expectPaidOnce, intentsOf, openIntentOf } from '../books.ts'
import { FLOW_NAMES, FLOWS } from '../pages/checkout-page.ts'
import { CARDS } from '../pages/payment-form.ts'
import { addToCart, changePrice, checkoutIdOf } from '../product.ts'
import { expect, pagesOf, test } from '../shop-test.ts'

for (const flow of FLOWS) {
  test(`${FLOW_NAMES[flow]}: a double click on Pay makes one intent and one charge (I2)`, async ({
    page,
    shop,
    product,
    checkout,
    order,
  }) => {
    await addToCart(page, product)
    await checkout.open(flow)
    await checkout.card.fill(CARDS.pays)
    await checkout.pay.dblclick()
    const orderId = await order.shows('paid')
    await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
    expect(await intentsOf(shop, orderId)).toHaveLength(1)
  })

  test(`${FLOW_NAMES[flow]}: two tabs that pay at once make one order and one charge (I2)`, async ({
    page,
    context,
    shop,
    product,
    checkout,
  }) => {
    await addToCart(page, product)
    const orderId = await checkoutIdOf(page)
    const other = pagesOf(await context.newPage())
    await checkout.open(flow)
    await other.checkout.open(flow)
    await checkout.card.fill(CARDS.pays)
    await other.checkout.card.fill(CARDS.pays)
    // Within the pages: a mouse could not be in both at the same moment.
    const buttons = await Promise.all(
      [checkout, other.checkout].map(({ pay }) => pay.elementHandle()),
    )
    await Promise.all(
      buttons.map((button) =>
        button?.evaluate((pay) =>
          pay.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
        ),
      ),
    )
    await expect(checkout.pay).toHaveCount(0)
    await expect(other.checkout.pay).toHaveCount(0)
    await page.goto(`/orders/${orderId}`)
    await pagesOf(page).order.shows('paid')
    await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
    expect(await intentsOf(shop, orderId)).toHaveLength(1)
    expect(await shop.db.prisma.orderLine.count({ where: { productId: product.id } })).toBe(1)
  })

  test(`${FLOW_NAMES[flow]}: two tabs that both stand before the bank make one charge (I2)`, async ({
    page,
    context,
    shop,
    product,
    checkout,
  }) => {
    await addToCart(page, product)
    const orderId = await checkoutIdOf(page)
    const other = pagesOf(await context.newPage())
    for (const tab of [checkout, other.checkout]) {
      await tab.open(flow)
      await tab.payBy(CARDS.asksBank)
      await expect(tab.bank.complete).toBeEnabled()
    }
    // The bank asks once: what it asked in the first tab gives way to what it asks in the second.
    await expect(checkout.bank.complete).toHaveCount(0)
    await other.checkout.bank.complete.click()
    await expect(other.checkout.pay).toHaveCount(0)
    await page.goto(`/orders/${orderId}`)
    await pagesOf(page).order.shows('paid')
    await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
    expect(await intentsOf(shop, orderId)).toHaveLength(1)
  })

  test(`${FLOW_NAMES[flow]}: an edited cart pays its new total by the same intent, the card stays typed (I2)`, async ({
    page,
    shop,
    product,
    checkout,
    order,
  }) => {
    await addToCart(page, product)
    const orderId = await checkoutIdOf(page)
    await checkout.open(flow)
    // So that there is an intent also where the card comes first.
    await checkout.payBy(CARDS.declined)
    await expect(checkout.alert).toContainText('refused')
    const before = await openIntentOf(shop, orderId)

    await checkout.card.fill(CARDS.pays)
    await checkout.increase(product.name).click()
    await checkout.increase(product.name).click()
    await checkout.decrease(product.name).click()
    await expect(checkout.pay).toHaveText('Pay $40.00')
    await expect(checkout.card.number).toHaveValue('4242 4242 4242 4242')
    await expect(checkout.card.cvc).toHaveValue('123')
    await checkout.press()
    expect(await order.shows('paid')).toBe(orderId)
    await expectPaidOnce(shop, { orderId, totalMinor: 4000 })
    expect((await openIntentOf(shop, orderId)).id).toBe(before.id)
  })

  test(`${FLOW_NAMES[flow]}: a price that changed after it was shown is told before it is charged (I1)`, async ({
    page,
    shop,
    product,
    checkout,
    order,
  }) => {
    await addToCart(page, product)
    const orderId = await checkoutIdOf(page)
    await checkout.open(flow)
    await checkout.card.fill(CARDS.pays)
    await expect(checkout.pay).toHaveText('Pay $20.00')
    await changePrice(shop, product.id, 2500)
    await checkout.press()
    await expect(checkout.alert).toContainText('Total changed from $20.00 to $25.00.')
    await expect(checkout.alert).toContainText('You were not charged.')
    expect((await intentsOf(shop, orderId)).every((i) => i.amount_received === 0)).toBe(true)

    await expect(checkout.card.number).toHaveValue('4242 4242 4242 4242')
    await expect(checkout.pay).toHaveText('Pay $25.00')
    await checkout.press()
    expect(await order.shows('paid')).toBe(orderId)
    await expectPaidOnce(shop, { orderId, totalMinor: 2500 })
  })
}

test('a tab that was left open shows the paid order, not a form (I2)', async ({
  page,
  context,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  const left = await context.newPage()
  const other = pagesOf(left)
  await other.checkout.open()
  await other.checkout.card.fill(CARDS.pays)
  await checkout.open()
  await checkout.payBy(CARDS.pays)
  const orderId = await order.shows('paid')
  await expect(other.checkout.pay).toHaveCount(0)
  await left.getByRole('link', { name: 'See your last order' }).click()
  expect(await other.order.shows('paid')).toBe(orderId)
  await expectPaidOnce(shop, { orderId, totalMinor: 2000 })
})

test('another currency closes the first intent and pays by one of its own (I2)', async ({
  page,
  shop,
  product,
  front,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  const orderId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.declined)
  await expect(checkout.alert).toContainText('refused')
  await page.getByRole('link', { name: 'Back to cart' }).click()
  await front.currency.selectOption('EUR')
  await page.getByRole('link', { name: 'Checkout' }).click()
  await expect(checkout.pay).toHaveText('Pay €20.00')
  await checkout.payBy(CARDS.pays)
  expect(await order.shows('paid')).toBe(orderId)
  await expectPaidOnce(shop, { orderId, totalMinor: 2000, currency: 'EUR' })
  const states = (await intentsOf(shop, orderId)).map(({ status }) => status)
  expect(states.sort()).toEqual(['canceled', 'succeeded'])
})
