import { expect, test } from 'vitest'
import { idOf, rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const RETURN_URL = 'https://shop.example/return'
const CONFIRM = { confirm: true, return_url: RETURN_URL } as const

async function eventTypes({ stripe }: RunningSandbox): Promise<string[]> {
  const { data } = await stripe.events.list({ limit: 100 })
  return data.map(({ type }) => type).toReversed()
}

test('a new SetupIntent has its full shape, and waits for a payment method', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const intent = await stripe.setupIntents.create({
    customer,
    description: 'Card on file',
    metadata: { order: '7' },
  })
  expect(intent).toMatchObject({
    object: 'setup_intent',
    application: null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    cancellation_reason: null,
    customer,
    description: 'Card on file',
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: { order: '7' },
    next_action: null,
    payment_method: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    // What can be kept for later; iDEAL and Klarna cannot.
    payment_method_types: ['card', 'sepa_debit', 'us_bank_account'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: 'off_session',
  })
  expect(intent.id).toMatch(/^seti_1[A-Za-z0-9]{23}$/u)
  expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_[A-Za-z0-9]{25}$`, 'u'))
  expect(await stripe.setupIntents.retrieve(intent.id)).toEqual(intent)
})

test('success saves the payment method for the customer, in the order of its events', async () => {
  const sandbox = await startSandbox()
  const { stripe } = sandbox
  const { id: customer } = await stripe.customers.create()
  const intent = await stripe.setupIntents.create({
    ...CONFIRM,
    customer,
    payment_method: 'pm_card_visa',
    expand: ['payment_method', 'latest_attempt'],
  })
  expect(intent).toMatchObject({
    status: 'succeeded',
    next_action: null,
    payment_method: { customer, card: { last4: '4242' } },
    latest_attempt: {
      object: 'setup_attempt',
      customer,
      payment_method_details: { type: 'card', card: { last4: '4242', three_d_secure: null } },
      setup_error: null,
      setup_intent: intent.id,
      status: 'succeeded',
      usage: 'off_session',
    },
  })
  expect(await eventTypes(sandbox)).toEqual([
    'customer.created',
    'setup_intent.created',
    'payment_method.attached',
    'setup_intent.succeeded',
  ])
  const saved = await stripe.paymentMethods.list({ customer })
  expect(saved.data).toHaveLength(1)
})

test('without a customer the payment method is used up', async () => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
  await stripe.setupIntents.create({ ...CONFIRM, payment_method: id })
  const error = await rejection(stripe.setupIntents.create({ ...CONFIRM, payment_method: id }))
  expect(error.message).toMatch(/^The provided PaymentMethod was previously used/u)
})

test('a decline is answered with 402, keeps its error, and leaves the intent open', async () => {
  const sandbox = await startSandbox()
  const { stripe } = sandbox
  const intent = await stripe.setupIntents.create({ payment_method: 'pm_card_chargeDeclined' })
  const error = await rejection(stripe.setupIntents.confirm(intent.id, { return_url: RETURN_URL }))
  expect(error).toMatchObject({
    statusCode: 402,
    type: 'StripeCardError',
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
    setup_intent: { id: intent.id, status: 'requires_payment_method', payment_method: null },
    payment_method: { card: { last4: '0002' } },
  })
  const after = await stripe.setupIntents.retrieve(intent.id, { expand: ['latest_attempt'] })
  expect(after).toMatchObject({
    last_setup_error: { code: 'card_declined', type: 'card_error' },
    latest_attempt: { status: 'failed', setup_error: { code: 'card_declined' } },
  })
  expect(await eventTypes(sandbox)).toEqual(['setup_intent.created', 'setup_intent.setup_failed'])

  const retried = await stripe.setupIntents.confirm(intent.id, {
    payment_method: 'pm_card_visa',
    return_url: RETURN_URL,
  })
  expect(retried).toMatchObject({ status: 'succeeded', last_setup_error: null })
  const attempts = await stripe.setupAttempts.list({ setup_intent: intent.id })
  expect(attempts.data.map(({ status }) => status)).toEqual(['succeeded', 'failed'])
})

test('0341 can be saved, and declines when it is charged', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const { payment_method: method, status } = await stripe.setupIntents.create({
    ...CONFIRM,
    customer,
    payment_method: 'pm_card_chargeCustomerFail',
  })
  expect(status).toBe('succeeded')
  expect(
    await rejection(
      stripe.paymentIntents.create({
        amount: 500,
        currency: 'usd',
        customer,
        payment_method: idOf(method),
        confirm: true,
        off_session: true,
      }),
    ),
  ).toMatchObject({ statusCode: 402, code: 'card_declined' })
})

test.each([
  ['confirm', 'it has already succeeded'],
  [
    'cancel',
    'it has a status of succeeded. Only a SetupIntent with one of the following statuses may be canceled: `requires_payment_method`, `requires_confirmation`, or `requires_action`',
  ],
] as const)('a succeeded intent refuses to %s', async (act, reason) => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.setupIntents.create({ ...CONFIRM, payment_method: 'pm_card_visa' })
  const call =
    act === 'confirm'
      ? stripe.setupIntents.confirm(id, { payment_method: 'pm_card_visa', return_url: RETURN_URL })
      : stripe.setupIntents.cancel(id)
  expect(await rejection(call)).toMatchObject({
    statusCode: 400,
    code: 'setup_intent_unexpected_state',
    message: `You cannot ${act} this SetupIntent because ${reason}.`,
    setup_intent: { id, status: 'succeeded' },
  })
})

test('a canceled intent is over, keeps its payment method, and says so', async () => {
  const sandbox = await startSandbox()
  const { stripe } = sandbox
  const { id } = await stripe.setupIntents.create({ payment_method: 'pm_card_visa' })
  const canceled = await stripe.setupIntents.cancel(id, { cancellation_reason: 'abandoned' })
  expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
  expect(canceled.payment_method).toMatch(/^pm_1/u)
  expect(await eventTypes(sandbox)).toEqual(['setup_intent.created', 'setup_intent.canceled'])
  const because = (act: string, why: string) => ({
    code: 'setup_intent_unexpected_state',
    message: `You cannot ${act} this SetupIntent because ${why}.`,
  })
  expect(await rejection(stripe.setupIntents.cancel(id))).toMatchObject(
    because('cancel', 'it is already canceled'),
  )
  expect(
    await rejection(stripe.setupIntents.confirm(id, { return_url: RETURN_URL })),
  ).toMatchObject(because('confirm', 'it has been canceled'))
  expect(
    await rejection(stripe.setupIntents.update(id, { payment_method: 'pm_card_visa' })),
  ).toMatchObject(because('update', 'it has been canceled'))
  expect(await stripe.setupIntents.update(id, { metadata: { late: '1' } })).toMatchObject({
    metadata: { late: '1' },
  })
})

test('confirmation needs a payment method, and that is said first', async () => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.setupIntents.create()
  await stripe.setupIntents.cancel(id)
  const error = await rejection(stripe.setupIntents.confirm(id, { return_url: RETURN_URL }))
  expect(error).toMatchObject({ statusCode: 400, code: 'setup_intent_unexpected_state' })
  expect(error.message).toMatch(/because it's missing a payment method/u)
})

test('an update sets the payment method, and makes the intent confirmable', async () => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.setupIntents.create()
  const { id: customer } = await stripe.customers.create()
  const updated = await stripe.setupIntents.update(id, {
    payment_method: 'pm_card_visa',
    customer,
    description: 'Later',
  })
  expect(updated).toMatchObject({
    status: 'requires_confirmation',
    customer,
    description: 'Later',
  })
})

test("another customer's payment method is refused, at creation and at confirmation", async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const other = await stripe.customers.create()
  const { id: method } = await stripe.paymentMethods.attach('pm_card_visa', { customer })
  expect(
    await rejection(stripe.setupIntents.create({ payment_method: method, customer: other.id })),
  ).toMatchObject({
    statusCode: 400,
    param: 'payment_method',
    message: `The PaymentMethod ${method} does not belong to the Customer you supplied ${other.id}. Please use this PaymentMethod with the Customer that it belongs to instead.`,
  })
  const { id } = await stripe.setupIntents.create()
  expect(
    await rejection(
      stripe.setupIntents.confirm(id, { payment_method: method, return_url: RETURN_URL }),
    ),
  ).toMatchObject({
    statusCode: 400,
    param: 'payment_method',
    message: `The payment method supplied (${method}) belongs to the Customer ${customer}. Please include the Customer in the \`customer\` parameter on the SetupIntent.`,
    setup_intent: { id, payment_method: null },
  })
  expect((await stripe.setupIntents.retrieve(id)).status).toBe('requires_payment_method')
})

test('a server that names an API version has to say where redirects may lead', async () => {
  const { stripe, url } = await startSandbox()
  expect(
    (await rejection(stripe.setupIntents.create({ confirm: true, payment_method: 'pm_card_visa' })))
      .message,
  ).toMatch(/^This SetupIntent is configured to accept payment methods enabled in your Dashboard/u)
  const unasked = await stripe.setupIntents.create({
    confirm: true,
    payment_method: 'pm_card_visa',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  })
  expect(unasked.status).toBe('succeeded')
  const withoutVersion = await fetch(`${url}/v1/setup_intents`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_sandbox' },
    body: new URLSearchParams({ confirm: 'true', payment_method: 'pm_card_visa' }),
  })
  expect(await withoutVersion.json()).toMatchObject({ status: 'succeeded' })
})

test('the list is by customer or payment method, newest first', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const first = await stripe.setupIntents.create({ customer })
  const second = await stripe.setupIntents.create({ payment_method: 'pm_card_visa' })
  const third = await stripe.setupIntents.create({ customer })
  const ids = async (params: Parameters<typeof stripe.setupIntents.list>[0]): Promise<string[]> =>
    (await stripe.setupIntents.list(params)).data.map(({ id }) => id)
  expect(await ids({})).toEqual([third.id, second.id, first.id])
  expect(await ids({ customer })).toEqual([third.id, first.id])
  expect(await ids({ payment_method: idOf(second.payment_method) })).toEqual([second.id])
})

test.each([
  [{ return_url: RETURN_URL }, { param: 'return_url' }],
  [{ usage: 'sometimes' }, { param: 'usage' }],
  [{ customer: 'cus_none' }, { code: 'resource_missing', param: 'customer' }],
  [{ payment_method: 'pm_none' }, { code: 'resource_missing', param: 'payment_method' }],
  [{ amount: 500 }, { code: 'parameter_unknown', param: 'amount' }],
  [{ attach_to_self: true }, { code: 'sandbox_unsupported' }],
  [{ payment_method_types: ['ideal'] }, { param: 'payment_method_types' }],
  [{ payment_method_types: ['paypal'] }, { param: 'payment_method_types' }],
  [
    { payment_method_types: ['card'], automatic_payment_methods: { enabled: true } },
    { param: 'payment_method_types' },
  ],
])('creation by %j is refused and leaves nothing', async (params, expected) => {
  const { stripe } = await startSandbox()
  const error = await rejection(stripe.rawRequest('POST', '/v1/setup_intents', params))
  expect(error).toMatchObject({ statusCode: 400, ...expected })
  expect((await stripe.setupIntents.list()).data).toEqual([])
})

test('an unknown SetupIntent is missing by its name at Stripe', async () => {
  const { stripe } = await startSandbox()
  const missing = { code: 'resource_missing', message: "No such setupintent: 'seti_none'" }
  expect(await rejection(stripe.setupIntents.retrieve('seti_none'))).toMatchObject({
    ...missing,
    statusCode: 404,
    param: 'intent',
  })
  expect(await rejection(stripe.setupAttempts.list({ setup_intent: 'seti_none' }))).toMatchObject({
    ...missing,
    statusCode: 400,
    param: 'setup_intent',
  })
})
