import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '../running-sandbox.ts'
import { expect, test } from './inspector-test.ts'

const PLACES = [
  'Payments',
  'Customers',
  'Setup intents',
  'Events',
  'API log',
  'Webhooks',
  'Faults',
  'Sandbox',
]

test('every view has an address of its own, and a title', async ({ account, page }) => {
  await account.open()
  for (const name of PLACES) {
    await page.getByRole('navigation').getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page).toHaveTitle(`${name} · Stripe sandbox`)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
})

test('the sandbox stops and comes back: the page says so, and goes on', async ({ page }) => {
  const data = mkdtempSync(join(tmpdir(), 'inspector-'))
  const first = await startSandbox({ data })
  const port = Number(new URL(first.url).port)
  await first.stripe.paymentIntents.create({ amount: 1111, currency: 'usd' })
  await page.goto(first.url)
  await expect(page.getByRole('link', { name: '$11.11' })).toBeVisible()
  await first.close()
  await expect(page.getByText('The sandbox does not answer.')).toBeVisible()
  await expect(page.getByRole('link', { name: '$11.11' })).toBeVisible()

  const second = await startSandbox({ data, port })
  await expect(page.getByText('The sandbox does not answer.')).toBeHidden()
  await second.stripe.paymentIntents.create({ amount: 2222, currency: 'usd' })
  await expect(page.getByRole('link', { name: '$22.22' })).toBeVisible()
  await second.close()
  rmSync(data, { recursive: true })
})

test('no other page may embed it', async ({ page, sandbox }) => {
  await page.goto(`${sandbox.url}/three-ds-2-acs.html`)
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = '/payments'
    frame.title = 'A frame'
    document.body.append(frame)
  })
  await expect(page.frameLocator('iframe[title="A frame"]').getByText('Payments')).toHaveCount(0)
  const { headers } = await fetch(`${sandbox.url}/payments`)
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

test('two accounts are kept apart, and the address says which one is shown', async ({
  account,
  page,
}) => {
  await account.stripe.paymentIntents.create({ amount: 3333, currency: 'usd' })
  await account.open()
  await expect(page.getByRole('link', { name: '$33.33' })).toBeVisible()
  await page.getByRole('navigation').getByRole('link', { name: 'Sandbox' }).click()
  const accounts = page.getByRole('region', { name: 'Accounts' })
  await accounts.getByRole('listitem').filter({ hasText: 'acct_sandbox' }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Payments' })).toBeVisible()
  await expect(page.getByRole('link', { name: '$33.33' })).toBeHidden()
  await page.goBack()
  await expect(page).toHaveURL(/account=acct_test/u)
})
