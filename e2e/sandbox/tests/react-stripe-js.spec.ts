// What the source tests of react-stripe-js 7.0.1 expect of a Stripe object (Elements.test.tsx,
// createElementComponent.test.tsx), of the real script in a browser instead of a stand-in.
import type { Page } from '@playwright/test'
import { paymentFrame } from '../payment-form.ts'
import { expect, test } from '../sandbox-test.ts'

const OPTIONS = { mode: 'payment', amount: 2000, currency: 'usd' } as const

async function callsOf(page: Page, on: string, method: string): Promise<unknown[][]> {
  const calls = await page.evaluate(() => window.calls)
  return calls.filter((call) => call.on === on && call.method === method).map(({ args }) => args)
}

function change(page: Page, setup: object): Promise<void> {
  return page.evaluate((changes) => window.merchant.change(changes), setup)
}

async function heardBy(page: Page, name: string): Promise<string[]> {
  const heard = await page.evaluate(() => window.heard)
  return heard.filter(({ by }) => by === name).map(({ got }) => got)
}

function number(page: Page) {
  return paymentFrame(page).getByLabel('Card number')
}

test.describe('<Elements>', () => {
  test('makes two groups in StrictMode, of which one shows anything', async ({ open }) => {
    const page = await open('react', { options: OPTIONS })
    await expect(number(page)).toBeVisible()
    expect(await callsOf(page, 'stripe', 'elements')).toEqual([[OPTIONS], [OPTIONS]])
    await expect(page.locator('iframe')).toHaveCount(1)
  })

  test('may get its Stripe object later, once', async ({ open, watch }) => {
    const page = await open('react', { options: OPTIONS, stripe: 'null' })
    await page.waitForFunction(() => 'merchant' in window)
    await expect(page.locator('iframe')).toHaveCount(0)
    await change(page, { stripe: 'object' })
    await expect(number(page)).toBeVisible()
    await change(page, { stripe: 'another' })
    await expect
      .poll(() => watch.complaints.join('\n'))
      .toContain('You cannot change the `stripe` prop after setting it.')
    await expect(page.locator('iframe')).toHaveCount(1)
  })

  test('may get a promise of it', async ({ open }) => {
    const page = await open('react', { options: OPTIONS, stripe: 'promise' })
    await page.waitForFunction(() => 'resolveStripe' in window)
    await expect(page.locator('iframe')).toHaveCount(0)
    await page.evaluate(() => window.resolveStripe())
    await expect(number(page)).toBeVisible()
    expect(await callsOf(page, 'stripe', 'elements')).toHaveLength(1)
  })

  test('hands changed options on, and only those', async ({ open }) => {
    const page = await open('react', { options: OPTIONS })
    await expect(number(page)).toBeVisible()
    await number(page).fill('4242424242424242')
    await change(page, { options: { ...OPTIONS, amount: 2500 } })
    await expect.poll(() => callsOf(page, 'elements', 'update')).toEqual([[{ amount: 2500 }]])
    await expect(number(page)).toHaveValue('4242 4242 4242 4242')
  })

  test('does not let the client secret change', async ({ open, sandbox, watch }) => {
    const intent = () => sandbox.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' })
    const [first, second] = [await intent(), await intent()]
    const page = await open('react', { options: { clientSecret: first.client_secret } })
    await expect(number(page)).toBeVisible()
    await change(page, { options: { clientSecret: second.client_secret } })
    await expect
      .poll(() => watch.complaints.join('\n'))
      .toContain('Unsupported prop change: options.clientSecret is not a mutable property.')
    expect(await callsOf(page, 'elements', 'update')).toEqual([])
  })

  test('with another key works with the other secret', async ({ open, sandbox }) => {
    const intent = (amount: number) =>
      sandbox.stripe.paymentIntents.create({ amount, currency: 'usd' })
    const [first, second] = [await intent(2000), await intent(3000)]
    const page = await open('react', { options: { clientSecret: first.client_secret } })
    await expect(number(page)).toBeVisible()
    await change(page, {
      options: { clientSecret: second.client_secret },
      elementsKey: 'other',
    })
    await expect(number(page)).toBeVisible()
    await expect(page.locator('iframe')).toHaveCount(1)
    const made = await callsOf(page, 'stripe', 'elements')
    expect(made.at(-1)).toEqual([{ clientSecret: second.client_secret }])
  })
})

test.describe('an element component', () => {
  test('creates, destroys and creates again in StrictMode, in its own div', async ({ open }) => {
    const element = { layout: 'tabs' }
    const page = await open('react', { options: OPTIONS, element })
    await expect(number(page)).toBeVisible()
    const calls = await page.evaluate(() => window.calls)
    const acts = calls
      .filter(({ method }) => ['create', 'mount', 'destroy'].includes(method))
      .map(({ method }) => method)
    expect(acts).toEqual(['create', 'mount', 'destroy', 'create', 'mount'])
    expect(await callsOf(page, 'elements', 'create')).toEqual([
      ['payment', element],
      ['payment', element],
    ])
    await expect(page.locator('div#its-id.its-class.StripeElement iframe')).toHaveCount(1)
  })

  test('hears of ready with the element itself, once', async ({ open }) => {
    const page = await open('react', { options: OPTIONS, handler: 'first' })
    await expect(number(page)).toBeVisible()
    await expect.poll(() => heardBy(page, 'first Ready')).toEqual(['element'])
  })

  test('tells the current handler, and does not listen anew for it', async ({ open }) => {
    const page = await open('react', { options: OPTIONS, handler: 'first' })
    await expect(number(page)).toBeVisible()
    const listened = (await callsOf(page, 'element', 'on')).length
    await change(page, { handler: 'second' })
    await number(page).fill('4')
    await expect.poll(() => heardBy(page, 'second Change')).not.toEqual([])
    const [told = ''] = await heardBy(page, 'second Change')
    expect(JSON.parse(told)).toEqual({
      elementType: 'payment',
      empty: false,
      complete: false,
      collapsed: false,
      value: { type: 'card' },
    })
    expect(await heardBy(page, 'first Focus')).toEqual([])
    expect(await heardBy(page, 'second Focus')).toEqual(['{"elementType":"payment"}'])
    expect((await callsOf(page, 'element', 'on')).length).toBe(listened)
    expect(await callsOf(page, 'element', 'off')).toEqual([])
  })

  test('hears of escape and blur', async ({ open }) => {
    const page = await open('react', { options: OPTIONS, handler: 'first' })
    await number(page).press('Escape')
    await expect.poll(() => heardBy(page, 'first Escape')).toEqual(['{"elementType":"payment"}'])
    await page.evaluate(() => {
      const button = document.createElement('button')
      document.body.append(button)
      button.focus()
    })
    await expect.poll(() => heardBy(page, 'first Blur')).toEqual(['{"elementType":"payment"}'])
  })

  test('stops listening when its handlers go', async ({ open }) => {
    const page = await open('react', { options: OPTIONS, handler: 'first' })
    await expect(number(page)).toBeVisible()
    await change(page, { handler: null })
    await expect
      .poll(async () => new Set((await callsOf(page, 'element', 'off')).map(([event]) => event)))
      .toEqual(new Set(['ready', 'change', 'focus', 'blur', 'escape']))
    const before = (await heardBy(page, 'first Change')).length
    await number(page).fill('4')
    expect(await heardBy(page, 'first Change')).toHaveLength(before)
  })

  test('updates the element when its options change, and only then', async ({ open }) => {
    const page = await open('react', { options: OPTIONS })
    await expect(number(page)).toBeVisible()
    await change(page, { element: { readOnly: true } })
    await expect(number(page)).toBeDisabled()
    await change(page, { element: { readOnly: true } })
    await expect.poll(() => callsOf(page, 'element', 'update')).toEqual([[{ readOnly: true }]])
  })

  test('destroys the element when it goes, and another may come at the same time', async ({
    open,
  }) => {
    const page = await open('react', { options: OPTIONS })
    await expect(number(page)).toBeVisible()
    await change(page, { elementKey: 'other' })
    await expect(number(page)).toBeVisible()
    await expect(page.locator('iframe')).toHaveCount(1)
    await change(page, { isShown: false })
    await expect(page.locator('iframe')).toHaveCount(0)
    const destroyed = await callsOf(page, 'element', 'destroy')
    const created = await callsOf(page, 'elements', 'create')
    expect(destroyed.length).toBe(created.length)
  })

  test('that goes before its promise is kept shows nothing', async ({ open }) => {
    const page = await open('react', { options: OPTIONS, stripe: 'promise' })
    await page.waitForFunction(() => 'resolveStripe' in window)
    await change(page, { isShown: false })
    await page.evaluate(() => window.resolveStripe())
    await change(page, { isShown: false, elementKey: 'other' })
    await expect(page.locator('iframe')).toHaveCount(0)
  })
})
