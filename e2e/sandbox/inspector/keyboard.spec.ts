import { expect, test } from './inspector-test.ts'

test.beforeEach(async ({ account, page }) => {
  for (const description of ['Oldest', 'Middle', 'Newest']) {
    await account.stripe.paymentIntents.create({ amount: 4200, currency: 'usd', description })
  }
  await account.open()
  await expect(page.getByRole('link', { name: 'Newest' })).toBeVisible()
})

test('the list is gone through, opened and left by keys alone', async ({ page }) => {
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'Newest' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'Oldest' })).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article')).toContainText('Middle')
  await expect(page).toHaveURL(/\/payments\/pi_/u)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('article')).toBeHidden()
  await expect(page.getByRole('link', { name: 'Middle' })).toBeFocused()
})

test('the slash searches, and keys belong to whoever types', async ({ page }) => {
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox')
  await expect(search).toBeFocused()
  await page.keyboard.type('j?k/')
  await expect(search).toHaveValue('j?k/')
  await expect(page.getByRole('dialog')).toBeHidden()
  await search.fill('middle')
  await expect(page.getByRole('link', { name: 'Oldest' })).toBeHidden()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'Middle' })).toBeFocused()
})

test('the question mark tells the keys, and Escape closes what is on top', async ({ page }) => {
  await page.getByRole('link', { name: 'Middle' }).click()
  await expect(page.getByRole('article')).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('article')).toBeVisible()
})

test('a dialog gives the focus back, whether it did its work or not', async ({ page }) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Webhooks' }).click()
  const opener = page.getByRole('button', { name: 'Add an endpoint…' })
  await opener.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(opener).toBeFocused()
  await opener.press('Enter')
  await page.getByRole('dialog').getByLabel('URL').press('Enter')
  await expect(page.getByRole('region', { name: 'New signing secret' })).toBeVisible()
  await expect(opener).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Copy the signing secret' })).toBeFocused()
})

test('the back button goes from one payment to the one before', async ({ page }) => {
  await page.getByRole('link', { name: 'Middle' }).click()
  await page.getByRole('link', { name: 'Newest' }).click()
  await expect(page.getByRole('article')).toContainText('Newest')
  await page.goBack()
  await expect(page.getByRole('article')).toContainText('Middle')
  await page.reload()
  await expect(page.getByRole('article')).toContainText('Middle')
  await page.goBack()
  await expect(page.getByRole('article')).toBeHidden()
})
