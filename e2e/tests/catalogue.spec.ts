import { addToCart } from '../product.ts'
import { expect, test } from '../shop-test.ts'

test('the search narrows the shop, survives a reload, and says when nothing was found', async ({
  page,
  front,
}) => {
  await front.open()
  await expect(front.product('Ash-Handled Umbrella')).toBeVisible()
  await front.search.fill('umbr')
  await expect(front.product('Beech Desk Clock')).toHaveCount(0)
  await expect(front.product('Ash-Handled Umbrella')).toBeVisible()
  await page.reload()
  await expect(front.search).toHaveValue('umbr')
  await expect(front.product('Ash-Handled Umbrella')).toBeVisible()
  await front.search.fill('unicorn')
  await expect(page.getByRole('main')).toContainText('Nothing found for “unicorn”')
  await page.getByRole('link', { name: 'Show all products' }).click()
  await expect(front.product('Beech Desk Clock')).toBeVisible()
})

test('Show more brings the rest of the shop', async ({ page, front }) => {
  await front.open()
  await expect(front.product('Ash-Handled Umbrella')).toBeVisible()
  await expect(front.product('Stoneware Teapot, 600 ml')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(front.product('Stoneware Teapot, 600 ml')).toBeVisible()
  await expect(front.product('Ash-Handled Umbrella')).toBeVisible()
})

test('another currency changes every price, and is remembered', async ({ page, front }) => {
  await front.open()
  await front.search.fill('compass')
  const card = page.getByRole('article').filter({ hasText: 'Brass Compass' })
  for (const [currency, price] of [
    ['USD', '$42.00'],
    ['EUR', '€39.00'],
    ['JPY', '¥5,900'],
    ['TWD', 'NT$1,280'],
    ['KWD', 'KWD 12.900'],
  ] as const) {
    await front.currency.selectOption(currency)
    await expect(card).toContainText(price)
  }
  await page.reload()
  await expect(front.currency).toHaveValue('KWD')
  await expect(card).toContainText('KWD 12.900')
})

test('a product that is sold out says so and cannot be put into the cart', async ({
  page,
  front,
}) => {
  await front.open()
  await front.search.fill('matcha')
  const card = page.getByRole('article').filter({ hasText: 'Matcha' })
  await expect(card).toContainText('Sold out')
  await front.product('Matcha Bowl and Whisk').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Matcha Bowl and Whisk')
  await expect(page.getByRole('main')).toContainText('Sold out for now.')
  await expect(page.getByRole('button', { name: 'Add to cart' })).toHaveCount(0)
})

test('a product without a price in the currency is not sold, nor bought by a change of it', async ({
  page,
  front,
  checkout,
}) => {
  await addToCart(page, { slug: 'storm-lantern' })
  await front.currency.selectOption('KWD')
  await expect(page.getByRole('main')).toContainText('Not sold in KWD.')
  await expect(page.getByRole('button', { name: 'Add to cart' })).toHaveCount(0)
  await front.cart.click()
  const words = 'Storm Lantern has no price in KWD: remove it or choose another currency.'
  await expect(page.getByRole('alert')).toContainText(words)
  await checkout.open()
  await expect(checkout.alert).toContainText(words)
  await expect(checkout.pay).toHaveCount(0)
})

test('a cart whose product sold out meanwhile says how many are left, and takes that many', async ({
  page,
  shop,
  product,
  checkout,
}) => {
  await addToCart(page, product)
  await page.goto('/cart')
  await checkout.increase(product.name).click()
  await checkout.increase(product.name).click()
  await expect(page.getByRole('main')).toContainText('$60.00')
  await shop.db.prisma.product.update({ where: { id: product.id }, data: { stock: 2 } })
  await page.reload()
  await expect(page.getByRole('alert')).toContainText(`Only 2 of ${product.name} are left`)
  await page.getByRole('button', { name: 'Set quantity to 2' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText('$40.00')
})

test('an empty cart has nothing to check out', async ({ page, front, product, checkout }) => {
  const heading = page.getByRole('heading', { level: 1 })
  await page.goto('/cart')
  await expect(heading).toHaveText('Your cart is empty')
  await checkout.open()
  await expect(heading).toHaveText('Your cart is empty')
  await addToCart(page, product)
  await front.cart.click()
  await checkout.remove(product.name).click()
  await expect(heading).toHaveText('Your cart is empty')
  await expect(front.cart).toHaveAccessibleName(/\b0\b/)
})

test('an address that leads nowhere says so', async ({ page }) => {
  const heading = page.getByRole('heading', { level: 1 })
  for (const address of ['/products/no-such-thing', '/no/such/page']) {
    await page.goto(address)
    await expect(heading).toHaveText('Nothing here')
  }
})
