import type { Stripe } from 'stripe'
import { fillCard, paymentFrame } from '../payment-form.ts'
import type { RunningSandbox } from '../running-sandbox.ts'
import { eventsOf, expect, resultOf, test } from '../sandbox-test.ts'

const DEFERRED = { mode: 'payment', amount: 2000, currency: 'usd' } as const
const INTENT = { amount: 2000, currency: 'usd' } as const

type Features = Stripe.CustomerSessionCreateParams.Components.PaymentElement.Features

/** A customer who comes back: what they kept, and the session that lets a browser see it. */
async function comeBack({ stripe }: RunningSandbox, features: Features) {
  const { id: customer } = await stripe.customers.create()
  const { id } = await stripe.paymentMethods.attach('pm_card_mastercard', { customer })
  await stripe.paymentMethods.update(id, { allow_redisplay: 'always' })
  const { client_secret } = await stripe.customerSessions.create({
    customer,
    components: { payment_element: { enabled: true, features } },
  })
  const elements = { ...DEFERRED, customerSessionClientSecret: client_secret }
  return { customer, method: id, setup: { elements, intent: { ...INTENT, customer } } }
}

test('a customer who comes back pays with what they kept', async ({ open, sandbox }) => {
  const { customer, method, setup } = await comeBack(sandbox, {
    payment_method_redisplay: 'enabled',
  })
  const page = await open('payment', setup)
  await expect(paymentFrame(page).getByLabel(/Mastercard •••• 4444/)).toBeChecked()
  const change = (await eventsOf(page)).findLast(({ type }) => type === 'change')
  expect(change?.event).toMatchObject({
    complete: true,
    value: { type: 'card', payment_method: { id: method, type: 'card' } },
  })
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(resultOf(page)).toHaveText('succeeded')
  const [intent] = (await sandbox.stripe.paymentIntents.list({ limit: 1, customer })).data
  expect(intent).toMatchObject({ payment_method: method })
})

test('a new card is kept only if they tick it', async ({ open, sandbox }) => {
  const { customer, setup } = await comeBack(sandbox, {
    payment_method_save: 'enabled',
    payment_method_save_usage: 'off_session',
  })
  const page = await open('payment', setup)
  await fillCard(page)
  await paymentFrame(page).getByLabel('Save payment details for future purchases').check()
  const change = (await eventsOf(page)).findLast(({ type }) => type === 'change')
  expect(change?.event).toMatchObject({ value: { type: 'card', savePaymentMethod: true } })
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(resultOf(page)).toHaveText('succeeded')
  const { data } = await sandbox.stripe.customers.listPaymentMethods(customer)
  expect(data).toContainEqual(
    expect.objectContaining({
      allow_redisplay: 'always',
      card: expect.objectContaining({ last4: '4242' }),
    }),
  )
})

test('what they kept is removed where the session allows it', async ({ open, sandbox }) => {
  const { method, setup } = await comeBack(sandbox, {
    payment_method_redisplay: 'enabled',
    payment_method_remove: 'enabled',
  })
  const page = await open('payment', setup)
  const frame = paymentFrame(page)
  await frame.getByRole('button', { name: /Remove: Mastercard/ }).click()
  await expect(frame.getByLabel(/•••• 4444/)).toHaveCount(0)
  await expect(frame.getByLabel('Card number')).toBeVisible()
  const removed = (await eventsOf(page)).find(({ type }) => type === 'savedpaymentmethodremove')
  expect(removed?.event).toMatchObject({ success: true, payment_method: { id: method } })
  expect((await sandbox.stripe.paymentMethods.retrieve(method)).customer).toBeNull()
})

test('a wrong session is a loaderror, and shows nobody’s cards', async ({ open }) => {
  const page = await open('payment', {
    elements: { ...DEFERRED, customerSessionClientSecret: 'cuss_secret_guessed' },
  })
  await expect
    .poll(async () => (await eventsOf(page)).find(({ type }) => type === 'loaderror')?.event)
    .toMatchObject({ error: { type: 'invalid_request_error' } })
})
