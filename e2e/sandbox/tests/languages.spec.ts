import { paymentFrame } from '../payment-form.ts'
import { expect, resultOf, test } from '../sandbox-test.ts'

const DEFERRED = {
  mode: 'payment',
  amount: 2000,
  currency: 'usd',
  allowedPaymentMethodTypes: ['card'],
} as const
const INTENT = { amount: 2000, currency: 'usd' } as const

test('a change of language keeps what was typed, its error and the place of the caret', async ({
  open,
}) => {
  const page = await open('payment', { elements: DEFERRED })
  const frame = paymentFrame(page)
  await frame.getByLabel('Expiration date').fill('12/20')
  await frame.getByLabel('Card number').pressSequentially('42424242')
  await frame.getByLabel('Card number').press('Home')
  await frame.getByLabel('Card number').press('ArrowRight')
  await expect(frame.getByText("Your card's expiration year is in the past.")).toBeVisible()

  await page.evaluate(() => window.merchant.elements?.update({ locale: 'zh-TW' }))
  await expect(frame.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await expect(frame.getByLabel('卡號')).toHaveValue('4242 4242')
  await expect(frame.getByLabel('到期日')).toHaveValue('12 / 20')
  await expect(frame.getByText('您的卡片到期年份已過。')).toBeVisible()
  await expect(frame.getByLabel('卡號')).toBeFocused()
  await page.keyboard.type('9')
  await expect(frame.getByLabel('卡號')).toHaveValue('4924 2424 2')
  await expect(page.locator('iframe')).toHaveCount(1)
})

test('two changes of language at once leave one form, in the last language', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED })
  await paymentFrame(page).getByLabel('Card number').fill('4242')
  await page.evaluate(() =>
    Promise.all([
      window.merchant.elements?.update({ locale: 'de' }),
      window.merchant.elements?.update({ locale: 'ja' }),
    ]),
  )
  await expect(paymentFrame(page).locator('[name=number]')).toHaveCount(1)
  await expect(paymentFrame(page).getByLabel('カード番号')).toHaveValue('4242')
})

test('the bank asks, and a decline after it is told, in the language of the page', async ({
  open,
}) => {
  const page = await open('payment', {
    elements: { ...DEFERRED, locale: 'de' },
    intent: INTENT,
  })
  const frame = paymentFrame(page)
  await frame.getByLabel('Kartennummer').fill('4000008260003178')
  await frame.getByLabel('Ablaufdatum').fill('1234')
  await frame.getByLabel('Sicherheitscode').fill('123')
  await frame.getByLabel('Postleitzahl').fill('94107')
  await page.getByRole('button', { name: 'Pay' }).click()
  const outer = page.frameLocator('iframe[src*="three-ds-2-challenge"]')
  await expect(outer.getByRole('heading', { name: 'Bestätigen Sie Ihre Identität' })).toBeVisible()
  await expect(outer.getByRole('button', { name: 'Authentifizierung schließen' })).toBeVisible()
  const bank = outer.frameLocator('iframe[name="stripe-challenge-frame"]')
  await expect(bank.locator('html')).toHaveAttribute('lang', 'de')
  await bank.locator('#test-source-authorize-3ds').click()
  await expect(resultOf(page)).toHaveText('failed: insufficient_funds')
})

test.describe('in a browser that speaks Chinese', () => {
  test.use({ locale: 'zh-TW' })

  test('the forms do as well, and begin in Taiwan', async ({ open }) => {
    const page = await open('elements', {
      elements: DEFERRED,
      shipping: {},
      linkAuthentication: {},
    })
    const address = page.frameLocator('iframe[title="Secure address input frame"]')
    await expect(address.getByLabel('國家或地區')).toHaveValue('TW')
    await expect(address.getByLabel('縣市').getByRole('option', { name: '台北市' })).toHaveCount(1)
    const email = page.frameLocator('iframe[title="Secure email input frame"]')
    await email.getByLabel('電子郵件').fill('ada@')
    await email.getByLabel('電子郵件').blur()
    await expect(email.getByRole('alert')).toHaveText('您的電子郵件不完整。')
  })
})
