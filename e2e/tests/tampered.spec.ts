import { expectPaidOnce, intentsOf, openIntentOf } from '../books.ts'
import { CARDS } from '../pages/payment-form.ts'
import { addToCart, checkoutIdOf } from '../product.ts'
import { expect, test } from '../shop-test.ts'

test('a request with prices of its own gets the catalogue’s price (I1)', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  const checkoutId = await checkoutIdOf(page)
  const forged = {
    checkoutId,
    currency: 'USD',
    amount: 1,
    totalMinor: 1,
    lines: [{ productId: product.id, quantity: 1, unitMinor: 1, priceMinor: 1, totalMinor: 1 }],
  }
  const ask = (input: object) =>
    page.evaluate(async (body) => {
      const answer = await fetch('/trpc/checkout.createIntent', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const { result }: { result: { data: { outcome: string } } } = await answer.json()
      return result.data
    }, input)

  expect(await ask({ ...forged, shownTotalMinor: 1 })).toMatchObject({
    outcome: 'quoteChanged',
    quote: { totalMinor: 2000 },
  })
  expect(await intentsOf(shop, checkoutId)).toEqual([])
  expect(await ask(forged)).toMatchObject({ outcome: 'ready', quote: { totalMinor: 2000 } })
  expect((await openIntentOf(shop, checkoutId)).amount).toBe(2000)

  await checkout.open()
  await checkout.payBy(CARDS.pays)
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 2000 })
})

test('a cart that was edited in storage pays the catalogue’s price (I1)', async ({
  page,
  shop,
  product,
  checkout,
  order,
}) => {
  await addToCart(page, product)
  await page.evaluate(() => {
    const cart: { lines: object[] } = JSON.parse(localStorage.getItem('paydesk.cart') ?? '')
    const cheap = { unitMinor: 1, priceMinor: 1, totalMinor: 1, currency: 'JPY', quantity: 2 }
    const lines = cart.lines.map((line) => Object.assign(line, cheap))
    const bogus = { ...lines[0], productId: 'free', quantity: -5 }
    const edited = { ...cart, totalMinor: 1, lines: [...lines, bogus] }
    localStorage.setItem('paydesk.cart', JSON.stringify(edited))
  })
  await checkout.open()
  await expect(checkout.pay).toHaveText('Pay $40.00')
  await checkout.payBy(CARDS.pays)
  await expectPaidOnce(shop, { orderId: await order.shows('paid'), totalMinor: 4000 })
})

test('a page of another site can neither order nor read orders with a visitor’s cookie', async ({
  page,
  shop,
  product,
}) => {
  await addToCart(page, product)
  const checkoutId = await checkoutIdOf(page)
  // The sandbox's address stands for any foreign site; what it has nothing for is an empty page.
  await page.goto(`${shop.sandboxUrl}/nothing`)
  const outcome = await page.evaluate(
    async ({ url, body }) => {
      const answers = [
        fetch(`${url}/trpc/checkout.createIntent`, {
          method: 'POST',
          body,
          credentials: 'include',
        }),
        fetch(`${url}/trpc/orders.list?input={}`, { credentials: 'include' }),
      ].map((answer) =>
        answer.then(
          () => 'read',
          () => 'blocked',
        ),
      )
      return Promise.all(answers)
    },
    {
      url: shop.url,
      body: JSON.stringify({
        checkoutId,
        currency: 'USD',
        lines: [{ productId: product.id, quantity: 1 }],
      }),
    },
  )
  expect(outcome).toEqual(['blocked', 'blocked'])
  expect(await shop.db.prisma.order.findUnique({ where: { id: checkoutId } })).toBeNull()
})
