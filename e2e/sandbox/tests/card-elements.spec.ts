import type { Page } from '@playwright/test'
import { eventsOf, expect, resultOf, test } from '../sandbox-test.ts'

const INTENT = { amount: 2000, currency: 'usd' } as const

function cardFrame(page: Page) {
  return page.frameLocator('iframe[title="Secure card payment input frame"]')
}

async function lastChange(page: Page, type: string) {
  const changes = (await eventsOf(page)).filter((event) => event.type === `${type} change`)
  return changes.at(-1)?.event
}

test('a card is typed through its one line without leaving the keyboard', async ({ open }) => {
  const page = await open('card', { card: {} })
  const frame = cardFrame(page)
  await expect(frame.locator('[name=cardnumber]')).toBeVisible()
  await page.getByText('Your card').click()
  await expect(frame.locator('[name=cardnumber]')).toBeFocused()
  await page.keyboard.type('378282246310005123012349410')
  await expect(frame.locator('[name=cardnumber]')).toHaveValue('3782 822463 10005')
  await expect(frame.locator('[name=exp-date]')).toHaveValue('12 / 30')
  await expect(frame.locator('[name=cvc]')).toHaveValue('1234')
  await expect(frame.locator('[name=postal]')).toHaveValue('9410')
  await expect
    .poll(() => lastChange(page, 'card'))
    .toMatchObject({
      elementType: 'card',
      brand: 'amex',
      complete: false,
      empty: false,
      value: { postalCode: '9410' },
    })
  await page.keyboard.type('7')
  await expect.poll(() => lastChange(page, 'card')).toMatchObject({ complete: true })
  await expect(page.locator('#card')).toHaveClass(/StripeElement--complete/)
})

test('an error goes to the page, which shows it, and comes off as it is mended', async ({
  open,
}) => {
  const page = await open('card', { card: { hidePostalCode: true } })
  const number = cardFrame(page).locator('[name=cardnumber]')
  await number.pressSequentially('4242424242424241')
  await expect(page.getByRole('alert')).toHaveText('Your card number is invalid.')
  await expect(number).toHaveAttribute('aria-invalid', 'true')
  await expect(number).toHaveAccessibleDescription('Your card number is invalid.')
  await expect(page.locator('#card')).toHaveClass(/StripeElement--invalid/)
  expect(await lastChange(page, 'card')).toMatchObject({
    error: { type: 'validation_error', code: 'invalid_number' },
  })
  await number.press('Backspace')
  await expect(page.getByRole('alert')).toHaveText('')
  await number.blur()
  await expect(page.getByRole('alert')).toHaveText('Your card number is incomplete.')
})

test('what is half typed is no error while it is typed', async ({ open }) => {
  const page = await open('card', { card: {} })
  const number = cardFrame(page).locator('[name=cardnumber]')
  await number.pressSequentially('4242')
  await expect.poll(() => lastChange(page, 'card')).toMatchObject({ brand: 'visa', empty: false })
  expect(await lastChange(page, 'card')).toMatchObject({ complete: false })
  await expect(page.getByRole('alert')).toHaveText('')
})

test('three fields are three frames, and the code is as long as the number has it', async ({
  open,
}) => {
  const page = await open('card', { split: { showIcon: true, placeholder: 'Card' } })
  const number = page.frameLocator('iframe[title="Secure card number input frame"]')
  const expiry = page.frameLocator('iframe[title="Secure expiration date input frame"]')
  const code = page.frameLocator('iframe[title="Secure CVC input frame"]')
  await expect(number.getByPlaceholder('Card')).toBeVisible()
  await code.locator('[name=cvc]').fill('1234')
  await number.locator('[name=cardnumber]').fill('4242424242424242')
  // A Visa card's code has three digits: the fourth goes.
  await expect(code.locator('[name=cvc]')).toHaveValue('123')
  await number.locator('[name=cardnumber]').fill('378282246310005')
  await expect.poll(() => lastChange(page, 'cardCvc')).toMatchObject({ complete: false })
  await code.locator('[name=cvc]').fill('1234')
  await expect.poll(() => lastChange(page, 'cardCvc')).toMatchObject({ complete: true })
  await expiry.locator('[name=exp-date]').fill('1234')
  await expect
    .poll(() => lastChange(page, 'cardExpiry'))
    .toMatchObject({ elementType: 'cardExpiry', complete: true, empty: false })
  await expect
    .poll(() => lastChange(page, 'cardNumber'))
    .toMatchObject({ elementType: 'cardNumber', brand: 'amex', complete: true })
})

test('styles, classes and options follow an update', async ({ open }) => {
  const page = await open('card', {
    card: {
      style: { base: { color: 'rgb(10, 20, 30)', fontSize: '20px' } },
      classes: { base: 'shop-card', focus: 'shop-card-focus' },
    },
  })
  const number = cardFrame(page).locator('[name=cardnumber]')
  await expect(number).toHaveCSS('color', 'rgb(10, 20, 30)')
  await expect(number).toHaveCSS('font-size', '20px')
  await expect(page.locator('#card')).toHaveClass('shop-card StripeElement--empty')
  await number.focus()
  await expect(page.locator('#card')).toHaveClass(/shop-card-focus/)
  await number.fill('4242')
  await page.evaluate(() => {
    window.merchant.change({ card: { disabled: true, hidePostalCode: true } })
  })
  await expect(number).toBeDisabled()
  await expect(number).toHaveValue('4242')
  await expect(cardFrame(page).locator('[name=postal]')).toBeHidden()
})

async function typeCard(page: Page, number = '4242424242424242') {
  await cardFrame(page).locator('[name=cardnumber]').click()
  await page.keyboard.type(`${number}123412394107`)
  await expect(cardFrame(page).locator('[name=postal]')).toHaveValue('94107')
}

test('a card in one line pays, with its postal code and the name of the page', async ({
  open,
  sandbox,
}) => {
  const page = await open('card', { card: {}, intent: INTENT })
  await typeCard(page)
  await page.getByRole('button', { name: 'Pay' }).click()
  await expect(resultOf(page)).toHaveText('succeeded')
  const { data } = await sandbox.stripe.paymentIntents.list({
    limit: 1,
    expand: ['data.payment_method'],
  })
  expect(data[0]).toMatchObject({
    payment_method: {
      card: { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2034 },
      billing_details: { name: 'Ada Lovelace', address: { postal_code: '94107' } },
    },
  })
})

test('three frames make one payment, and the page has none of the card', async ({
  open,
  sandbox,
}) => {
  const page = await open('card', { split: {}, intent: INTENT })
  const messages = await page.evaluateHandle(() => {
    const seen: string[] = []
    window.addEventListener('message', ({ data }) => seen.push(JSON.stringify(data)))
    return seen
  })
  await page
    .frameLocator('iframe[title="Secure card number input frame"]')
    .locator('[name=cardnumber]')
    .fill('5555555555554444')
  await page
    .frameLocator('iframe[title="Secure expiration date input frame"]')
    .locator('[name=exp-date]')
    .fill('0735')
  await page
    .frameLocator('iframe[title="Secure CVC input frame"]')
    .locator('[name=cvc]')
    .fill('987')
  await page.getByRole('button', { name: 'Pay' }).click()
  await expect(resultOf(page)).toHaveText('succeeded')
  const { data } = await sandbox.stripe.paymentIntents.list({
    limit: 1,
    expand: ['data.payment_method'],
  })
  expect(data[0]).toMatchObject({
    payment_method: { card: { brand: 'mastercard', last4: '4444', exp_month: 7, exp_year: 2035 } },
  })
  const known = JSON.stringify([await messages.jsonValue(), await eventsOf(page)])
  expect(known).not.toMatch(/5555|4444|987|07 \/ 35/)
})

test('pressing Pay with nothing typed tells what is missing', async ({ open }) => {
  const page = await open('card', { card: {}, intent: INTENT })
  await expect(cardFrame(page).locator('[name=cardnumber]')).toBeVisible()
  await page.getByRole('button', { name: 'Pay' }).click()
  await expect(resultOf(page)).toHaveText('failed: Your card number is incomplete.')
  await expect(page.getByRole('alert')).toHaveText('Your card number is incomplete.')
})

test('a decline is told in the language of the page', async ({ open }) => {
  const page = await open('card', { card: {}, intent: INTENT, elements: { locale: 'zh-TW' } })
  const frame = cardFrame(page)
  await expect(frame.getByPlaceholder('卡號')).toBeVisible()
  await expect(frame.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await typeCard(page, '4000000000009995')
  await page.getByRole('button', { name: 'Pay' }).click()
  await expect(resultOf(page)).toHaveText('failed: 您的卡片餘額不足。')
})

test('an Element makes a PaymentMethod and a token', async ({ open }) => {
  const page = await open('card', { card: {} })
  await typeCard(page)
  const made = await page.evaluate(async () => {
    const { stripe, elements } = window.merchant
    const card = elements?.getElement('card')
    if (!card) return null
    const method = await stripe.createPaymentMethod({
      type: 'card',
      card,
      billing_details: { name: 'Ada' },
    })
    const token = await stripe.createToken(card, { name: 'Ada' })
    return { method, token }
  })
  expect(made).toMatchObject({
    method: {
      paymentMethod: {
        object: 'payment_method',
        card: { last4: '4242' },
        billing_details: { name: 'Ada', address: { postal_code: '94107' } },
      },
    },
    token: { token: { object: 'token', type: 'card', card: { last4: '4242', name: 'Ada' } } },
  })
})
