import type { Page } from '@playwright/test'
import { fillCard, paymentFrame } from '../payment-form.ts'
import { eventsOf, expect, resultOf, test } from '../sandbox-test.ts'

const EUR = { mode: 'payment', amount: 2000, currency: 'eur' } as const
const USD = { mode: 'payment', amount: 2000, currency: 'usd' } as const
const IN_EUR = { amount: 2000, currency: 'eur' } as const
const IN_USD = { amount: 2000, currency: 'usd' } as const

function chooser(page: Page, type: string) {
  return paymentFrame(page).locator(`[data-value="${type}"]`)
}

async function typesShown(page: Page): Promise<(string | null)[]> {
  const choosers = paymentFrame(page).locator('[data-value]')
  await choosers.first().waitFor()
  return choosers.evaluateAll((all) => all.map((each) => each.getAttribute('data-value')))
}

async function lastChange(page: Page) {
  return (await eventsOf(page)).findLast(({ type }) => type === 'change')?.event
}

async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
}

test.describe('what is offered', () => {
  test('follows the currency of the deferred terms, and the merchant’s order', async ({ open }) => {
    const page = await open('payment', { elements: EUR })
    expect(await typesShown(page)).toEqual(['card', 'ideal', 'klarna', 'sepa_debit'])
    const ordered = await open('payment', {
      elements: USD,
      element: { paymentMethodOrder: ['klarna', 'paypal', 'card'] },
    })
    expect(await typesShown(ordered)).toEqual(['klarna', 'card', 'us_bank_account'])
  })

  test('follows the intent, when there is one', async ({ open, sandbox }) => {
    const { client_secret: clientSecret } = await sandbox.stripe.paymentIntents.create({
      ...IN_EUR,
      excluded_payment_method_types: ['klarna'],
    })
    const page = await open('payment', { elements: { clientSecret } })
    expect(await typesShown(page)).toEqual(['card', 'ideal', 'sepa_debit'])
    const told = (await eventsOf(page)).find(({ type }) => type === 'availablepaymentmethodschange')
    expect(told?.event).toEqual({
      elementType: 'payment',
      paymentMethods: {
        card: { available: true },
        ideal: { available: true },
        sepa_debit: { available: true },
      },
    })
  })

  test('changes with elements.update(), and what was typed stays', async ({ open }) => {
    const page = await open('payment', { elements: USD, intent: IN_EUR })
    await fillCard(page)
    await page.evaluate((elements) => window.merchant.change({ elements }), EUR)
    await expect(chooser(page, 'ideal')).toBeVisible()
    await expect(chooser(page, 'us_bank_account')).toHaveCount(0)
    await expect(paymentFrame(page).getByLabel('Card number')).toHaveValue('4242 4242 4242 4242')
    await pay(page)
    await expect(resultOf(page)).toHaveText('succeeded')
  })

  test('an intent that is paid has no form, but a loaderror', async ({ open, sandbox }) => {
    const paid = await sandbox.stripe.paymentIntents.create({
      ...IN_USD,
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example/return',
    })
    const page = await open('payment', { elements: { clientSecret: paid.client_secret } })
    await expect
      .poll(async () => (await eventsOf(page)).find(({ type }) => type === 'loaderror')?.event)
      .toMatchObject({ error: { code: 'payment_intent_unexpected_state' } })
  })
})

test.describe('a payment at another site', () => {
  const ideal = { elements: EUR, intent: IN_EUR, element: { paymentMethodOrder: ['ideal'] } }

  async function goToBank(page: Page): Promise<void> {
    await paymentFrame(page).getByLabel('Full name').fill('Jenny Rosen')
    await expect(paymentFrame(page).getByText('you will be redirected')).toBeVisible()
    await pay(page)
    await expect(page.getByRole('button', { name: 'Authorize Test Payment' })).toBeEnabled()
  }

  test('is authorized there, and returns paid', async ({ open, sandbox }) => {
    const page = await open('payment', ideal)
    await expect
      .poll(() => lastChange(page))
      .toMatchObject({ value: { type: 'ideal' }, complete: false })
    await goToBank(page)
    expect(new URL(page.url()).origin).toBe(sandbox.url)
    await expect(page.getByText('€20.00')).toBeVisible()
    await page.getByRole('button', { name: 'Authorize Test Payment' }).click()
    await expect(page.getByRole('heading', { name: 'Returned' })).toBeVisible()
    await expect(page.getByLabel('Redirect status')).toHaveText('succeeded')
    await expect(resultOf(page)).toHaveText('succeeded')
  })

  test('is refused there, and returns open', async ({ open }) => {
    const page = await open('payment', ideal)
    await goToBank(page)
    await page.getByRole('button', { name: 'Fail Test Payment' }).click()
    await expect(page.getByLabel('Redirect status')).toHaveText('failed')
    await expect(resultOf(page)).toHaveText('requires_payment_method')
  })

  test('survives a reload there, and an answer counts once', async ({ open }) => {
    const page = await open('payment', ideal)
    await goToBank(page)
    await page.reload()
    await page.getByRole('button', { name: 'Authorize Test Payment' }).click()
    await expect(resultOf(page)).toHaveText('succeeded')
    await page.goBack()
    await expect(page.getByRole('alert')).toHaveText(/answered already/)
    await expect(page.getByRole('button', { name: 'Fail Test Payment' })).toBeDisabled()
    await page.goForward()
    await expect(resultOf(page)).toHaveText('succeeded')
  })

  test('is left by the back button, and another way pays', async ({ open }) => {
    const page = await open('payment', ideal)
    await goToBank(page)
    await page.goBack()
    await chooser(page, 'card').click()
    await fillCard(page)
    await pay(page)
    await expect(resultOf(page)).toHaveText('succeeded')
  })

  test('Klarna asks for e-mail and country', async ({ open, sandbox }) => {
    const page = await open('payment', { elements: USD, intent: IN_USD })
    await chooser(page, 'klarna').click()
    const frame = paymentFrame(page)
    await pay(page)
    await expect(resultOf(page)).toHaveText('incomplete: incomplete_email')
    await expect(frame.getByLabel('Email')).toBeFocused()
    await frame.getByLabel('Email').fill('jenny@shop.test')
    await frame.getByLabel('Country').selectOption('United States')
    await pay(page)
    await page.getByRole('button', { name: 'Authorize Test Payment' }).click()
    await expect(resultOf(page)).toHaveText('succeeded')
    const { data } = await sandbox.stripe.paymentIntents.list({
      limit: 1,
      expand: ['data.payment_method'],
    })
    expect(data[0]).toMatchObject({
      payment_method: {
        type: 'klarna',
        billing_details: { email: 'jenny@shop.test', address: { country: 'US' } },
      },
    })
  })
})

test.describe('a bank debit', () => {
  test('by IBAN is under way, and settles later', async ({ open, sandbox }) => {
    const page = await open('payment', {
      elements: EUR,
      intent: IN_EUR,
      element: { business: { name: 'Rocket Rides' } },
    })
    await chooser(page, 'sepa_debit').click()
    const frame = paymentFrame(page)
    await expect(frame.getByText('you authorise (A) Rocket Rides')).toBeVisible()
    const iban = frame.getByLabel('IBAN')
    await iban.pressSequentially('AT321904300235473205')
    await expect(iban).toHaveValue('AT32 1904 3002 3547 3205')
    await iban.press('Tab')
    await expect(frame.getByText('Your IBAN is invalid.')).toBeVisible()
    await iban.fill('AT321904300235473204')
    await expect(frame.getByText('Your IBAN is invalid.')).toHaveCount(0)
    await frame.getByLabel('Full name').fill('Jenny Rosen')
    await frame.getByLabel('Email').fill('jenny@shop.test')
    await expect
      .poll(() => lastChange(page))
      .toMatchObject({ complete: true, value: { type: 'sepa_debit' } })
    await pay(page)
    await expect(resultOf(page)).toHaveText('processing')

    const [intent] = (await sandbox.stripe.paymentIntents.list({ limit: 1 })).data
    await sandbox.control(`payment_intents/${intent?.id}/settle`, { outcome: 'succeed' })
    const settled = await sandbox.stripe.paymentIntents.retrieve(intent?.id ?? '')
    expect(settled.status).toBe('succeeded')
  })

  test('by account and routing number', async ({ open }) => {
    const page = await open('payment', {
      elements: USD,
      intent: IN_USD,
      element: { defaultValues: { billingDetails: { name: 'Jenny Rosen', email: 'j@shop.test' } } },
    })
    await chooser(page, 'us_bank_account').click()
    const frame = paymentFrame(page)
    await expect(frame.getByLabel('Full name')).toHaveValue('Jenny Rosen')
    await frame.getByLabel('Routing number').fill('110000000')
    await frame.getByLabel('Account number').fill('000123456789')
    await pay(page)
    await expect(resultOf(page)).toHaveText('processing')
  })
})

test.describe('the layout', () => {
  test('is an accordion with radios, of which one item is open', async ({ open }) => {
    const page = await open('payment', { elements: EUR })
    await expect(chooser(page, 'card')).toHaveAttribute('aria-expanded', 'true')
    await chooser(page, 'klarna').click()
    await expect(chooser(page, 'card')).toHaveAttribute('aria-expanded', 'false')
    await expect(paymentFrame(page).getByLabel('Email')).toBeVisible()
    await expect(paymentFrame(page).getByLabel('Card number')).toHaveCount(0)
  })

  test('keeps each form while another is looked at', async ({ open }) => {
    const page = await open('payment', { elements: EUR })
    const number = paymentFrame(page).getByLabel('Card number')
    await number.fill('4242424242424242')
    await chooser(page, 'ideal').click()
    await chooser(page, 'card').click()
    await expect(number).toHaveValue('4242 4242 4242 4242')
  })

  test('of tabs is walked with the arrow keys', async ({ open }) => {
    const page = await open('payment', { elements: EUR, element: { layout: 'tabs' } })
    const frame = paymentFrame(page)
    await frame.getByRole('tab', { name: 'Card' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(frame.getByRole('tab', { name: 'iDEAL' })).toBeFocused()
    await expect(frame.getByRole('tab', { name: 'iDEAL' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect(frame.getByRole('tab', { name: 'SEPA Debit' })).toBeFocused()
    await expect(frame.getByLabel('IBAN')).toBeVisible()
  })

  test('starts collapsed where that is asked for, and then nothing can be submitted', async ({
    open,
  }) => {
    const page = await open('payment', {
      elements: EUR,
      intent: IN_EUR,
      element: { layout: { type: 'accordion', defaultCollapsed: true } },
    })
    await expect(chooser(page, 'card')).toHaveAttribute('aria-expanded', 'false')
    await expect
      .poll(() => lastChange(page))
      .toMatchObject({ collapsed: true, empty: true, complete: false })
    await pay(page)
    await expect(resultOf(page)).toHaveText('incomplete: incomplete_payment_method')
    await chooser(page, 'card').click()
    await fillCard(page)
    await expect
      .poll(() => lastChange(page))
      .toMatchObject({ collapsed: false, value: { type: 'card' } })
    await page.evaluate(() => window.merchant.elements?.getElement('payment')?.collapse())
    await expect(chooser(page, 'card')).toHaveAttribute('aria-expanded', 'false')
    await expect.poll(() => lastChange(page)).toMatchObject({ collapsed: true })
  })

  test('shows as many items as asked for, and the rest on demand', async ({ open }) => {
    const page = await open('payment', {
      elements: EUR,
      element: { layout: { type: 'accordion', visibleAccordionItemsCount: 2 } },
    })
    expect(await typesShown(page)).toEqual(['card', 'ideal'])
    await paymentFrame(page).getByRole('button', { name: 'More payment methods' }).click()
    expect(await typesShown(page)).toEqual(['card', 'ideal', 'klarna', 'sepa_debit'])
    await expect(chooser(page, 'klarna')).toBeFocused()
  })

  test('read-only, nothing can be entered', async ({ open }) => {
    const page = await open('payment', { elements: EUR, element: { readOnly: true } })
    await expect(paymentFrame(page).getByLabel('Card number')).toBeDisabled()
    await page.evaluate(() => window.merchant.change({ element: { readOnly: false } }))
    await expect(paymentFrame(page).getByLabel('Card number')).toBeEnabled()
  })
})

test('it says that it is no real form', async ({ open }) => {
  const page = await open('payment', { elements: EUR })
  await expect(paymentFrame(page).getByText('Test mode')).toBeVisible()
})

test('a card that is kept says what for', async ({ open }) => {
  const page = await open('payment', { elements: { mode: 'setup' }, element: {} })
  await expect(paymentFrame(page).getByText('you allow Sandbox Shop to charge')).toBeVisible()
  const once = await open('payment', { elements: USD })
  await expect(paymentFrame(once).getByLabel('Card number')).toBeVisible()
  await expect(paymentFrame(once).getByText('you allow')).toBeHidden()
})
