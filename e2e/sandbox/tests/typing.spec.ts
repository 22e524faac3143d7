import { paymentFrame } from '../payment-form.ts'
import { expect, test } from '../sandbox-test.ts'

const DEFERRED = {
  mode: 'payment',
  amount: 2000,
  currency: 'usd',
  allowedPaymentMethodTypes: ['card'],
} as const

test('a card is typed with one finger on the digits', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED })
  const frame = paymentFrame(page)
  const number = frame.getByLabel('Card number')
  await number.click()
  // The date and the code get the focus by themselves, and the slash and the zero come by themselves.
  await page.keyboard.type('4242424242424242434123')
  await expect(number).toHaveValue('4242 4242 4242 4242')
  await expect(frame.getByLabel('Expiration date')).toHaveValue('04 / 34')
  await expect(frame.getByLabel('Security code')).toHaveValue('123')
})

test('Backspace takes digits one by one, over the spaces and the slash', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED })
  const frame = paymentFrame(page)
  const number = frame.getByLabel('Card number')
  await number.click()
  await page.keyboard.type('42424')
  await expect(number).toHaveValue('4242 4')
  for (const left of ['4242', '424', '42']) {
    await page.keyboard.press('Backspace')
    await expect(number).toHaveValue(left)
  }
  // Inside a number, the space is not a wall either.
  await number.fill('42424242')
  await page.keyboard.press('Home')
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Backspace')
  await expect(number).toHaveValue('4244 242')
  const date = frame.getByLabel('Expiration date')
  await date.click()
  await page.keyboard.type('12')
  await expect(date).toHaveValue('12 / ')
  await page.keyboard.press('Backspace')
  await expect(date).toHaveValue('1')
})

test('a number pasted as it is printed, and one in full width, are taken', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED })
  const frame = paymentFrame(page)
  const number = frame.getByLabel('Card number')
  await number.click()
  await page.keyboard.insertText('3782-822463-10005')
  await expect(number).toHaveValue('3782 822463 10005')
  await number.fill('')
  await number.click()
  await page.keyboard.insertText('４２４２４２４２')
  await expect(number).toHaveValue('4242 4242')
})

test('what an input method composes stays as it is until it is done', async ({ open, context }) => {
  const page = await open('payment', { elements: DEFERRED })
  const frame = paymentFrame(page)
  const number = frame.getByLabel('Card number')
  await number.click()
  const element = page.frames().find((each) => each.url().includes('elements-inner-payment'))
  if (!element) throw new Error('The frame is not there.')
  const keyboard = await context.newCDPSession(element)
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await compose('４２４２４')
  await expect(number).toHaveValue('４２４２４')
  await keyboard.send('Input.insertText', { text: '４２４２４' })
  await expect(number).toHaveValue('4242 4')
})

test('a browser that fills in the whole card does so in any form of date', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED })
  const frame = paymentFrame(page)
  await frame.getByLabel('Card number').fill('5555555555554444')
  await frame.getByLabel('Expiration date').fill('04/2034')
  await frame.getByLabel('Security code').fill('123')
  await frame.getByLabel('ZIP code').fill('94107')
  await expect(frame.getByLabel('Expiration date')).toHaveValue('04 / 34')
  for (const [label, token] of [
    ['Card number', 'cc-number'],
    ['Expiration date', 'cc-exp'],
    ['Security code', 'cc-csc'],
    ['Country', 'billing country'],
    ['ZIP code', 'billing postal-code'],
  ] as const) {
    await expect(frame.getByLabel(label)).toHaveAttribute('autocomplete', token)
  }
})

test('in a page of 320 pixels, as with a zoom of 400 percent, nothing is cut off', async ({
  open,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 1400 })
  await open('elements', {
    elements: { ...DEFERRED, locale: 'de' },
    shipping: { fields: { phone: 'always' } },
    linkAuthentication: {},
    payment: {},
  })
  await expect(paymentFrame(page).getByLabel('Kartennummer')).toBeVisible()
  for (const frame of page.frames()) {
    const { wide, seen } = await frame.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      seen: document.documentElement.clientWidth,
    }))
    expect(wide, frame.url()).toBeLessThanOrEqual(seen)
  }
})

test('in forced colours the field with the focus has an outline', async ({ open, page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await open('payment', { elements: DEFERRED })
  const number = paymentFrame(page).getByLabel('Card number')
  await number.click()
  await expect(number).toHaveCSS('outline-style', 'solid')
})
