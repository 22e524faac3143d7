import { expect, test } from '../shop-test.ts'

test('categories narrow the shop, each at an address of its own, and Back leads out again', async ({
  page,
  front,
}) => {
  await front.open()
  const menu = page.getByRole('navigation', { name: 'Categories' })
  await menu.getByRole('link', { name: 'Desk' }).click()
  await expect(front.product('Dome Lamp')).toBeVisible()
  await expect(front.product('Ash-Handled Umbrella')).toHaveCount(0)
  await expect(menu.getByRole('link', { name: 'Desk' })).toHaveAttribute('aria-current', 'page')
  await page.reload()
  await expect(front.product('Dome Lamp')).toBeVisible()
  await page.goBack()
  await expect(front.product('Ash-Handled Umbrella')).toBeVisible()
})

test('a sale shows what it costs and what it did, in the list, on its page and in the cart', async ({
  page,
  front,
}) => {
  await front.open()
  await page.getByRole('checkbox', { name: 'On sale' }).check()
  await expect(page.getByRole('article')).toHaveCount(2)
  // 25 % off $12.00, to whole dollars.
  const card = page.getByRole('article').filter({ hasText: 'Cedar Pencils' })
  await expect(card).toContainText(/On sale for \$\d+\.00 instead of \$\d+\.00/)
  await front.product('Cedar Pencils, Set of Six').click()
  await expect(page.getByRole('main')).toContainText('instead of')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.goto('/cart')
  await expect(page.getByRole('main')).toContainText('Regular price')
})

test('order, filters and a range of prices stand in the address and are cleared at once', async ({
  page,
  front,
}) => {
  await front.open()
  await page.getByLabel('Sort by').selectOption('Price, high to low')
  await page.getByText('Price', { exact: true }).click()
  await page.getByLabel('From, USD').fill('60')
  await page.getByLabel('To, USD').fill('89.50')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('article').first()).toContainText('Gooseneck Kettle')
  for (const price of await page.getByRole('article').allTextContents()) {
    const [, dollars = '0'] = /\$(\d+)/.exec(price) ?? []
    expect(Number(dollars)).toBeGreaterThanOrEqual(60)
    expect(Number(dollars)).toBeLessThan(90)
  }
  await page.reload()
  await expect(page.getByLabel('To, USD')).toHaveValue('89.50')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page.getByRole('article')).toHaveCount(12)
})

test('an amount that is none is told at its field', async ({ page, front }) => {
  await front.open()
  await page.getByText('Price', { exact: true }).click()
  await page.getByLabel('From, USD').fill('cheap')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('Enter an amount like 12 or 12.50.')).toBeVisible()
})

test('a mistyped word finds what was meant, and says so', async ({ page, front }) => {
  await front.open()
  await front.search.fill('umbrela')
  await expect(page.getByRole('main')).toContainText('Showing results for umbrella')
  await expect(front.product('Ash-Handled Umbrella')).toBeVisible()
})

test('filters that leave nothing say how to go on', async ({ page }) => {
  await page.goto('/?category=on-the-way&sale=true')
  await expect(page.getByRole('main')).toContainText('Nothing here is like that')
  await page.getByRole('link', { name: 'Show all products' }).click()
  await expect(page.getByRole('article')).toHaveCount(12)
})

test('a product that is opened right after typing stays open, even if its page loads slowly', async ({
  page,
  front,
}) => {
  await front.open()
  await page.route('**/assets/product-page-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await route.continue()
  })
  // A word that finds the product, so that it is there whether the list has followed already or not.
  await front.search.fill('compass')
  await front.product('Brass Compass').click()
  await expect(page.getByRole('button', { name: 'Add to cart' })).toBeVisible()
  await expect(page).toHaveURL(/\/products\/brass-compass$/)
})
