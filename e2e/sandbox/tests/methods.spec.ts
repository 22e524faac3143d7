import type { Page } from '@playwright/test'
import { fillCard, paymentFrame } from '../payment-form.ts'
import { bankChallenge } from '../../pages/bank-challenge.ts'
import { expect, resultOf, test } from '../sandbox-test.ts'

const DEFERRED = { mode: 'payment', amount: 2000, currency: 'usd' } as const
const INTENT = { amount: 2000, currency: 'usd' } as const
const ASKS = '4000002760003184'

async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
}

/** Opens a page with a card typed in, and calls `elements.submit()` as a merchant's handler would. */
async function submitted(page: Page, card?: string): Promise<void> {
  await fillCard(page, card)
  const answer = await page.evaluate(() => window.merchant.elements?.submit())
  expect(answer).toEqual({ selectedPaymentMethod: 'card' })
}

test.describe('confirmSetup', () => {
  const setup = { elements: { mode: 'setup' }, intent: {}, isSetup: true }

  test('sets up a card', async ({ open, sandbox }) => {
    const page = await open('payment', setup)
    await fillCard(page)
    await pay(page)
    await expect(resultOf(page)).toHaveText('succeeded')
    const [intent] = (await sandbox.stripe.setupIntents.list({ limit: 1 })).data
    expect(intent).toMatchObject({ status: 'succeeded', payment_method: expect.any(String) })
  })

  test('asks the bank, and tells when the bank refuses', async ({ open }) => {
    const page = await open('payment', setup)
    await fillCard(page, ASKS)
    await pay(page)
    await bankChallenge(page).fail.click()
    await expect(resultOf(page)).toHaveText('failed: setup_intent_authentication_failure')
    await pay(page)
    await bankChallenge(page).complete.click()
    await expect(resultOf(page)).toHaveText('succeeded')
  })

  test('goes to the return address where that is asked for', async ({ open, sandbox }) => {
    const { client_secret: clientSecret } = await sandbox.stripe.setupIntents.create()
    const page = await open('payment', {
      elements: { clientSecret },
      isSetup: true,
      redirect: 'always',
    })
    await fillCard(page)
    await pay(page)
    await expect(page.getByLabel('Redirect status')).toHaveText('succeeded')
    await expect(resultOf(page)).toHaveText('succeeded')
    expect(new URL(page.url()).searchParams.get('setup_intent')).toMatch(/^seti_/)
  })
})

test('redirect: always leaves the page after a payment', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED, intent: INTENT, redirect: 'always' })
  await fillCard(page)
  await pay(page)
  await expect(page.getByLabel('Redirect status')).toHaveText('succeeded')
  await expect(resultOf(page)).toHaveText('succeeded')
})

test.describe('createConfirmationToken', () => {
  test('lets the server confirm, and the page do what is asked then', async ({ open, sandbox }) => {
    const page = await open('payment', { elements: DEFERRED })
    await submitted(page, ASKS)
    const { confirmationToken } = await page.evaluate(async () => {
      const { stripe, elements } = window.merchant
      if (!elements) throw new Error('No Elements')
      return stripe.createConfirmationToken({
        elements,
        params: {
          return_url: `${location.origin}/return`,
          payment_method_data: { billing_details: { name: 'Jenny Rosen' } },
        },
      })
    })
    expect(confirmationToken).toMatchObject({
      object: 'confirmation_token',
      payment_method_preview: {
        type: 'card',
        card: { last4: '3184' },
        billing_details: { name: 'Jenny Rosen', address: { postal_code: '94107' } },
      },
    })
    const intent = await sandbox.stripe.paymentIntents.create({
      ...INTENT,
      confirm: true,
      confirmation_token: confirmationToken?.id ?? '',
    })
    expect(intent.status).toBe('requires_action')
    const handled = page.evaluate(
      (clientSecret) => window.merchant.stripe.handleNextAction({ clientSecret }),
      intent.client_secret ?? '',
    )
    await bankChallenge(page).complete.click()
    expect(await handled).toMatchObject({ paymentIntent: { status: 'succeeded' } })
  })

  test('carries the terms, which the server’s intent has to keep', async ({ open, sandbox }) => {
    const page = await open('payment', { elements: DEFERRED })
    await submitted(page)
    const { confirmationToken } = await page.evaluate(async () => {
      const { stripe, elements } = window.merchant
      if (!elements) throw new Error('No Elements')
      return stripe.createConfirmationToken({ elements })
    })
    const refused = sandbox.stripe.paymentIntents.create({
      ...INTENT,
      amount: 9900,
      confirm: true,
      confirmation_token: confirmationToken?.id ?? '',
      return_url: 'https://shop.example/return',
    })
    await expect(refused).rejects.toThrow(
      'The provided amount (2000) does not match the expected amount (9900). Try confirming with a Payment Intent that is configured to use the same parameters as the Stripe Elements.',
    )
  })
})

test('createPaymentMethod makes one of a group that asks for it', async ({ open, sandbox }) => {
  const page = await open('payment', {
    elements: { ...DEFERRED, paymentMethodCreation: 'manual' },
  })
  await submitted(page)
  const { paymentMethod } = await page.evaluate(async () => {
    const { stripe, elements } = window.merchant
    if (!elements) throw new Error('No Elements')
    return stripe.createPaymentMethod({
      elements,
      params: { billing_details: { email: 'jenny@shop.test' } },
    })
  })
  expect(paymentMethod).toMatchObject({ type: 'card', card: { brand: 'visa', last4: '4242' } })
  const kept = await sandbox.stripe.paymentMethods.retrieve(paymentMethod?.id ?? '')
  expect(kept.billing_details).toMatchObject({
    email: 'jenny@shop.test',
    address: { country: 'US', postal_code: '94107' },
  })
})

test('confirmCardPayment pays with a payment method that is known', async ({ open, sandbox }) => {
  const { client_secret } = await sandbox.stripe.paymentIntents.create(INTENT)
  const page = await open('payment', { elements: DEFERRED })
  await page.waitForFunction(() => 'merchant' in window)
  const confirm = (method: string) =>
    page.evaluate(
      ([secret, payment_method]) =>
        window.merchant.stripe.confirmCardPayment(secret ?? '', {
          payment_method: payment_method ?? '',
        }),
      [client_secret, method],
    )
  expect(await confirm('pm_card_chargeDeclined')).toMatchObject({
    error: { type: 'card_error', decline_code: 'generic_decline' },
  })
  expect(await confirm('pm_card_visa')).toMatchObject({ paymentIntent: { status: 'succeeded' } })
})

test('confirmCardPayment leaves the next action to the page where it is told so', async ({
  open,
  sandbox,
}) => {
  const { client_secret: secret } = await sandbox.stripe.paymentIntents.create(INTENT)
  const page = await open('payment', { elements: DEFERRED })
  await page.waitForFunction(() => 'merchant' in window)
  const left = await page.evaluate(
    (clientSecret) =>
      window.merchant.stripe.confirmCardPayment(
        clientSecret,
        { payment_method: 'pm_card_authenticationRequired' },
        { handleActions: false },
      ),
    secret ?? '',
  )
  expect(left).toMatchObject({ paymentIntent: { status: 'requires_action' } })
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('handleCardAction hands a manual confirmation back to the server', async ({
  open,
  sandbox,
}) => {
  const { stripe } = sandbox
  const intent = await stripe.paymentIntents.create({
    ...INTENT,
    confirmation_method: 'manual',
    confirm: true,
    payment_method: 'pm_card_authenticationRequired',
    use_stripe_sdk: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  })
  const page = await open('payment', { elements: DEFERRED })
  await page.waitForFunction(() => 'merchant' in window)
  const act = () =>
    page.evaluate(
      (secret) => window.merchant.stripe.handleCardAction(secret),
      intent.client_secret ?? '',
    )
  const first = act()
  await bankChallenge(page).complete.click()
  expect(await first).toMatchObject({ paymentIntent: { status: 'requires_confirmation' } })
  expect(await stripe.paymentIntents.confirm(intent.id)).toMatchObject({ status: 'succeeded' })
  expect(await act()).toMatchObject({
    error: {
      message: 'handleCardAction: The PaymentIntent supplied is not in the requires_action state.',
    },
  })
})

test('fetchUpdates tells when the intent cannot be paid any more', async ({ open, sandbox }) => {
  const { id, client_secret } = await sandbox.stripe.paymentIntents.create(INTENT)
  const page = await open('payment', { elements: { clientSecret: client_secret } })
  await expect(paymentFrame(page).getByLabel('Card number')).toBeVisible()
  const fetchUpdates = () => page.evaluate(() => window.merchant.elements?.fetchUpdates())
  await sandbox.stripe.paymentIntents.update(id, { amount: 2500 })
  expect(await fetchUpdates()).toEqual({})
  await sandbox.stripe.paymentIntents.cancel(id)
  expect(await fetchUpdates()).toMatchObject({
    error: { message: expect.stringContaining('canceled') },
  })
})

test.describe('a mistake of the integration is thrown at its developer', () => {
  const cases: [what: string, act: () => unknown, message: string | RegExp][] = [
    [
      'confirmPayment before submit',
      async () => {
        const { stripe, elements } = window.merchant
        if (elements) await stripe.confirmPayment({ elements, redirect: 'if_required' })
      },
      'elements.submit() must be called before stripe.confirmPayment()',
    ],
    [
      'confirmPayment with nothing',
      // @ts-expect-error -- as an untyped page may
      async () => window.merchant.stripe.confirmPayment({ redirect: 'if_required' }),
      'stripe.confirmPayment(): expected either `elements` or `clientSecret`, but got neither.',
    ],
    [
      'confirmSetup without a return address',
      // @ts-expect-error -- as an untyped page may
      async () => window.merchant.stripe.confirmSetup({ clientSecret: 'seti_1_secret_2' }),
      'confirmParams.return_url is required unless redirect is `if_required`',
    ],
    [
      'confirmSetup with the secret of a PaymentIntent',
      async () =>
        window.merchant.stripe.confirmSetup({
          clientSecret: 'pi_1_secret_2',
          redirect: 'if_required',
        }),
      'clientSecret should be a client secret of the form ${id}_secret_${secret}',
    ],
    [
      'createConfirmationToken before submit',
      async () => {
        const { stripe, elements } = window.merchant
        if (elements) await stripe.createConfirmationToken({ elements })
      },
      'elements.submit() must be called before stripe.createConfirmationToken()',
    ],
    [
      'createPaymentMethod of a group that does not ask for it',
      async () => {
        const { stripe, elements } = window.merchant
        if (elements) await stripe.createPaymentMethod({ elements })
      },
      "paymentMethodCreation: 'manual'",
    ],
    [
      'createPaymentMethod with a card that is not there',
      // @ts-expect-error -- as getElement() may answer
      async () => window.merchant.stripe.createPaymentMethod({ type: 'card', card: null }),
      'card should be object or element. You specified: null.',
    ],
    [
      'createToken without an Element',
      // @ts-expect-error -- as an untyped page may
      async () => window.merchant.stripe.createToken(undefined),
      'You must provide a Stripe Element or a valid token type to create a Token.',
    ],
    [
      'a second Payment Element',
      () => window.merchant.elements?.create('payment'),
      'Can only create one Element of type payment',
    ],
    [
      'another instance’s Elements',
      async () => {
        const other = window.Stripe?.('pk_test_other')
        const { elements } = window.merchant
        if (elements) await other?.confirmPayment({ elements, redirect: 'if_required' })
      },
      'Please use the same instance of `Stripe`',
    ],
    [
      'a secret in elements.update()',
      // @ts-expect-error -- as an untyped page may
      async () => window.merchant.elements?.update({ clientSecret: 'pi_1_secret_2' }),
      'clientSecret cannot be changed',
    ],
    [
      'a method that is not in the sandbox',
      async () => window.merchant.stripe.confirmIdealPayment('pi_1_secret_2'),
      'stripe.confirmIdealPayment() is not in the sandbox. Use stripe.confirmPayment() with the Payment Element instead.',
    ],
    [
      'an Element that is not in the sandbox',
      () => window.merchant.elements?.create('auBankAccount'),
      'the auBankAccount Element is not in the sandbox',
    ],
  ]
  test('in the words that are known of Stripe’s', async ({ open }) => {
    const page = await open('payment', { elements: DEFERRED })
    await expect(paymentFrame(page).getByLabel('Card number')).toBeVisible()
    for (const [what, act, message] of cases) {
      await expect.soft(page.evaluate(act), what).rejects.toThrow(message)
    }
  })

  test('elements that are gone', async ({ open }) => {
    const page = await open('payment', { elements: DEFERRED, isMounted: false })
    await page.waitForFunction(() => window.merchant?.elements)
    await expect(page.evaluate(() => window.merchant.elements?.submit())).rejects.toThrow(
      'elements should have a mounted Payment Element or Express Checkout Element.',
    )
  })
})
