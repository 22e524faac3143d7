import { expect, test } from 'vitest'
import { idOf, rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

type Usage = 'off_session' | 'on_session'

/** A customer pays in the browser, passes 3-D Secure if asked, and the card is saved. */
async function payAndSave(
  { stripe, browser, control }: RunningSandbox,
  number: string,
  usage: Usage,
): Promise<{ customer: string; method: string; wasAsked: boolean }> {
  const { id: customer } = await stripe.customers.create()
  const { id, client_secret } = await stripe.paymentIntents.create({
    amount: 1299,
    currency: 'usd',
    customer,
    setup_future_usage: usage,
  })
  await browser.rawRequest('POST', `/v1/payment_intents/${id}/confirm`, {
    client_secret,
    payment_method_data: {
      type: 'card',
      card: { number, exp_month: 12, exp_year: 2040, cvc: '123' },
    },
    use_stripe_sdk: true,
  })
  const { next_action: action } = await stripe.paymentIntents.retrieve(id)
  const page = action?.use_stripe_sdk?.['stripe_js']
  if (typeof page === 'string') {
    const token = new URL(page).searchParams.get('challenge')
    await control(`challenges/${token}`, 'outcome=succeed')
  }
  const paid = await stripe.paymentIntents.retrieve(id)
  return { customer, method: idOf(paid.payment_method), wasAsked: action !== null }
}

/** How a later payment with the saved card goes: its status, or the code of its decline. */
async function payAgain(
  { stripe }: RunningSandbox,
  { customer, method }: { customer: string; method: string },
  off_session: boolean,
): Promise<string | undefined> {
  const payment = stripe.paymentIntents.create({
    amount: 2500,
    currency: 'usd',
    customer,
    payment_method: method,
    confirm: true,
    off_session,
    return_url: 'https://shop.example/return',
  })
  return payment.then(
    ({ status }) => status,
    ({ code }: { code?: string }) => code,
  )
}

test.each([
  // docs.stripe.com/testing: what each of these cards asks for.
  { number: '4242424242424242', usage: 'off_session', away: 'succeeded', here: 'succeeded' },
  { number: '4242424242424242', usage: 'on_session', away: 'succeeded', here: 'succeeded' },
  { number: '4000002500003155', usage: 'off_session', away: 'succeeded', here: 'requires_action' },
  {
    number: '4000002500003155',
    usage: 'on_session',
    away: 'authentication_required',
    here: 'requires_action',
  },
  {
    number: '4000002760003184',
    usage: 'off_session',
    away: 'authentication_required',
    here: 'requires_action',
  },
  { number: '4000003800000446', usage: 'off_session', away: 'succeeded', here: 'requires_action' },
] as const)(
  '$number saved $usage: $away when the customer is away, $here when here',
  async ({ number, usage, away, here }) => {
    const sandbox = await startSandbox()
    const saved = await payAndSave(sandbox, number, usage)
    expect(saved.wasAsked).toBe(number !== '4242424242424242')
    expect((await sandbox.stripe.paymentMethods.retrieve(saved.method)).customer).toBe(
      saved.customer,
    )
    expect(await payAgain(sandbox, saved, true)).toBe(away)
    expect(await payAgain(sandbox, saved, false)).toBe(here)
  },
)

test.each([
  ['pm_card_authenticationRequiredOnSetup', 'authentication_required'],
  ['pm_card_authenticationRequiredSetupForOffSession', 'succeeded'],
])('%s that was only attached: %s off session', async (card, away) => {
  const sandbox = await startSandbox()
  const { id: customer } = await sandbox.stripe.customers.create()
  const { id: method } = await sandbox.stripe.paymentMethods.attach(card, { customer })
  expect(await payAgain(sandbox, { customer, method }, true)).toBe(away)
})

test('the card is saved after its charge and before the end of its payment', async () => {
  const sandbox = await startSandbox()
  const { customer, method } = await payAndSave(sandbox, '4242424242424242', 'off_session')
  const { data } = await sandbox.stripe.events.list({ limit: 100 })
  const types = data.map(({ type }) => type).toReversed()
  const inOrder = ['charge.succeeded', 'payment_method.attached', 'payment_intent.succeeded']
  expect(types.filter((type) => inOrder.includes(type))).toEqual(inOrder)
  expect(await sandbox.stripe.paymentMethods.list({ customer })).toMatchObject({
    data: [{ id: method }],
  })
})

test('a declined payment saves nothing', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  await rejection(
    stripe.paymentIntents.create({
      amount: 1299,
      currency: 'usd',
      customer,
      setup_future_usage: 'off_session',
      confirm: true,
      payment_method: 'pm_card_chargeDeclined',
      return_url: 'https://shop.example/return',
    }),
  )
  expect((await stripe.paymentMethods.list({ customer })).data).toEqual([])
})
