import type { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

const CARD = { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' }
const SPENT =
  /^The provided PaymentMethod was previously used with a PaymentIntent without Customer/u

const payment = (params: Partial<Stripe.PaymentIntentCreateParams>) => ({
  amount: 1299,
  currency: 'usd',
  confirm: true,
  return_url: 'https://shop.example/return',
  ...params,
})

test('a browser makes a payment method of a card, and the number is gone', async () => {
  const { stripe, browser } = await startSandbox()
  const made = await browser.paymentMethods.create({
    type: 'card',
    card: CARD,
    billing_details: { name: 'Ada', address: { country: 'TW' } },
    allow_redisplay: 'always',
    metadata: { form: '1' },
  })
  expect(made).toMatchObject({
    object: 'payment_method',
    allow_redisplay: 'always',
    billing_details: { name: 'Ada', email: null, address: { country: 'TW', city: null } },
    card: { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2040, funding: 'credit' },
    customer: null,
    metadata: { form: '1' },
    type: 'card',
  })
  expect(JSON.stringify(made)).not.toContain(CARD.number)
  expect(await stripe.paymentMethods.retrieve(made.id)).toEqual(made)
})

test('a server may use test tokens, but no card numbers', async () => {
  const { stripe } = await startSandbox()
  const made = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
  expect(made.card?.last4).toBe('4242')
  expect(await rejection(stripe.paymentMethods.create({ type: 'card', card: CARD }))).toMatchObject(
    { statusCode: 402 },
  )
})

test.each([
  [{ type: 'card' }, { code: 'parameter_missing', param: 'card' }],
  [{}, { code: 'parameter_missing', param: 'type' }],
  [
    { type: 'card', card: { token: 'pm_card_visa' } },
    { message: 'Invalid token id: pm_card_visa' },
  ],
  [
    { type: 'card', card: { token: 'tok_nobody' } },
    { code: 'resource_missing', message: "No such token: 'tok_nobody'", param: 'card[token]' },
  ],
  [
    { type: 'card', card: { token: 'tok_visa' }, customer: 'cus_x' },
    {
      message:
        'You cannot attach a PaymentMethod to a Customer during PaymentMethod creation. Please instead create the PaymentMethod and then attach it using the attachment method of the PaymentMethods API.',
    },
  ],
  [
    { type: 'card', colour: 'red' },
    { code: 'parameter_unknown', param: 'colour' },
  ],
])('creation by %j is refused', async (params, expected) => {
  const { stripe } = await startSandbox()
  const error = await rejection(stripe.rawRequest('POST', '/v1/payment_methods', params))
  expect(error).toMatchObject({ statusCode: 400, ...expected })
})

test('attached, it is listed with its customer; a test name becomes a new one', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const first = await stripe.paymentMethods.attach('pm_card_visa', { customer })
  const second = await stripe.paymentMethods.attach('pm_card_mastercard', { customer })
  expect(first.id).toMatch(/^pm_1/u)
  expect(first.customer).toBe(customer)

  const ids = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id)
  expect(ids(await stripe.paymentMethods.list({ customer }))).toEqual([second.id, first.id])
  const page = await stripe.customers.listPaymentMethods(customer, { limit: 1, type: 'card' })
  expect(page).toMatchObject({ has_more: true, url: `/v1/customers/${customer}/payment_methods` })
  expect(ids(page)).toEqual([second.id])
  expect(ids(await stripe.paymentMethods.list({ customer, type: 'sepa_debit' }))).toEqual([])
  expect(ids(await stripe.paymentMethods.list())).toEqual([])
  expect(await stripe.customers.retrievePaymentMethod(customer, first.id)).toEqual(first)
  const other = await stripe.customers.create()
  expect(await rejection(stripe.customers.retrievePaymentMethod(other.id, first.id))).toMatchObject(
    { statusCode: 404, code: 'resource_missing' },
  )
  const unknownType = await rejection(stripe.paymentMethods.list({ customer, type: 'cheque' }))
  expect(unknownType).toMatchObject({ statusCode: 400, param: 'type' })
  expect(await rejection(stripe.paymentMethods.list({ customer: 'cus_nobody' }))).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param: 'customer',
  })
})

test('attaching again to the same customer changes nothing, to another one is refused', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const other = await stripe.customers.create()
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer })
  expect(await stripe.paymentMethods.attach(method.id, { customer })).toEqual(method)
  expect(
    await rejection(stripe.paymentMethods.attach(method.id, { customer: other.id })),
  ).toMatchObject({
    statusCode: 400,
    message: 'The payment method you provided has already been attached to a customer.',
  })
  const { data } = await stripe.events.list({ type: 'payment_method.attached' })
  expect(data).toHaveLength(1)
  expect(data[0]?.data.object).toEqual(method)
})

test('attaching names an existing payment method and customer', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  expect(await rejection(stripe.paymentMethods.attach('pm_none', { customer }))).toMatchObject({
    statusCode: 404,
    message: "No such PaymentMethod: 'pm_none'",
    param: 'payment_method',
  })
  expect(
    await rejection(stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_none' })),
  ).toMatchObject({ statusCode: 400, message: "No such customer: 'cus_none'", param: 'customer' })
  expect(await rejection(stripe.paymentMethods.attach('pm_card_visa', {}))).toMatchObject({
    statusCode: 400,
    code: 'parameter_missing',
  })
})

test('the issuer may decline to let a card be saved; 0341 declines only when it is charged', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  expect(
    await rejection(stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer })),
  ).toMatchObject({ statusCode: 402, code: 'card_declined' })
  const saved = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  expect(
    await rejection(
      stripe.paymentIntents.create(
        payment({ customer, payment_method: saved.id, off_session: true }),
      ),
    ),
  ).toMatchObject({ statusCode: 402, code: 'card_declined' })
})

test('a detached payment method can never be used or attached again', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer })
  expect(await stripe.paymentMethods.detach(id)).toMatchObject({ id, customer: null })
  const { data } = await stripe.events.list({ type: 'payment_method.detached' })
  expect(data[0]?.data).toMatchObject({
    object: { id, customer: null },
    previous_attributes: { customer },
  })
  expect(await rejection(stripe.paymentMethods.attach(id, { customer }))).toMatchObject({
    statusCode: 400,
    message:
      'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
  })
  const refused = await rejection(stripe.paymentIntents.create(payment({ payment_method: id })))
  expect(refused.message).toMatch(SPENT)
  expect(await rejection(stripe.paymentMethods.detach(id))).toMatchObject({
    statusCode: 400,
    message:
      'The payment method you provided is not attached to a customer so detachment is impossible.',
  })
})

test('an update needs a customer, merges, and tells what was before', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const loose = await stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_visa' },
    billing_details: { name: 'Ada', address: { city: 'Taipei' } },
  })
  expect(
    await rejection(stripe.paymentMethods.update(loose.id, { metadata: { a: '1' } })),
  ).toMatchObject({
    statusCode: 400,
    message: 'You must save this PaymentMethod to a customer before you can update it.',
  })
  await stripe.paymentMethods.attach(loose.id, { customer })
  const updated = await stripe.paymentMethods.update(loose.id, {
    billing_details: { address: { country: 'TW' }, email: 'ada@example.com' },
    card: { exp_month: 7, exp_year: 2041 },
    allow_redisplay: 'limited',
  })
  expect(updated).toMatchObject({
    allow_redisplay: 'limited',
    billing_details: {
      name: 'Ada',
      email: 'ada@example.com',
      address: { city: 'Taipei', country: 'TW' },
    },
    card: { exp_month: 7, exp_year: 2041, last4: '4242' },
  })
  const { data } = await stripe.events.list({ type: 'payment_method.updated' })
  expect(data[0]?.data.previous_attributes).toMatchObject({
    allow_redisplay: 'unspecified',
    billing_details: { email: null, address: { country: null } },
  })
  expect(
    await rejection(stripe.paymentMethods.update(loose.id, { card: { exp_year: 2001 } })),
  ).toMatchObject({ statusCode: 402, code: 'invalid_expiry_year' })
})

test('without a customer it pays once, and a decline does not use it up', async () => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
  await stripe.paymentIntents.create(payment({ payment_method: id }))
  const again = await rejection(stripe.paymentIntents.create(payment({ payment_method: id })))
  expect(again).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' })
  expect(again.message).toMatch(SPENT)

  const declined = await stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_chargeDeclined' },
  })
  for (const _attempt of [1, 2]) {
    expect(
      await rejection(stripe.paymentIntents.create(payment({ payment_method: declined.id }))),
    ).toMatchObject({ statusCode: 402 })
  }
})

test('with a customer but unsaved it pays once as well', async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const { id } = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
  await stripe.paymentIntents.create(payment({ customer, payment_method: id }))
  expect((await stripe.paymentMethods.retrieve(id)).customer).toBeNull()
  const again = payment({ customer, payment_method: id })
  expect((await rejection(stripe.paymentIntents.create(again))).message).toMatch(SPENT)
})

test("a customer's payment method pays only for that customer", async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const other = await stripe.customers.create()
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer })
  expect(
    await rejection(stripe.paymentIntents.create(payment({ payment_method: id }))),
  ).toMatchObject({
    statusCode: 400,
    code: 'parameter_missing',
    message: `The \`payment_method\` parameter supplied ${id} belongs to the Customer ${customer}. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`,
  })
  expect(
    await rejection(
      stripe.paymentIntents.create(payment({ payment_method: id, customer: other.id })),
    ),
  ).toMatchObject({
    statusCode: 400,
    param: 'payment_method',
    message: `The PaymentMethod ${id} does not belong to the Customer you supplied ${other.id}. Please use this PaymentMethod with the Customer that it belongs to instead.`,
  })
  const open = await stripe.paymentIntents.create({
    amount: 500,
    currency: 'usd',
    customer: other.id,
  })
  expect(
    await rejection(
      stripe.paymentIntents.confirm(open.id, {
        payment_method: id,
        return_url: 'https://shop.example/return',
      }),
    ),
  ).toMatchObject({
    param: 'payment_method',
    payment_intent: { id: open.id, payment_method: null },
  })
  for (const _time of [1, 2]) {
    const paid = await stripe.paymentIntents.create(payment({ payment_method: id, customer }))
    expect(paid.status).toBe('succeeded')
  }
})

test("without a payment method, a customer's intent asks for one of that customer", async () => {
  const { stripe } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'usd', customer })
  expect(await rejection(stripe.paymentIntents.confirm(id))).toMatchObject({
    statusCode: 400,
    code: 'payment_intent_unexpected_state',
    message: `You cannot confirm this PaymentIntent because it's missing a payment method. To confirm the PaymentIntent with ${customer}, specify a payment method attached to this customer along with the customer ID.`,
    payment_intent: { id },
  })
})

test('its issuer is asked when it is attached or used, not before', async () => {
  const { stripe, browser } = await startSandbox()
  const checks = {
    address_line1_check: null,
    address_postal_code_check: 'unchecked',
    cvc_check: 'unchecked',
  }
  const make = (number: string) =>
    browser.paymentMethods.create({
      type: 'card',
      card: { ...CARD, number },
      billing_details: { address: { postal_code: '94103' } },
    })
  const attached = await make('4000000000000036')
  expect(attached.card?.checks).toEqual(checks)
  const { id: customer } = await stripe.customers.create()
  const { card } = await stripe.paymentMethods.attach(attached.id, { customer })
  expect(card?.checks).toEqual({ ...checks, address_postal_code_check: 'fail', cvc_check: 'pass' })

  const charged = await make('4000000000000101')
  const paid = await stripe.paymentIntents.create(
    payment({ payment_method: charged.id, expand: ['payment_method', 'latest_charge'] }),
  )
  const answered = { ...checks, address_postal_code_check: 'pass', cvc_check: 'fail' }
  expect(paid).toMatchObject({
    payment_method: { card: { checks: answered } },
    latest_charge: { payment_method_details: { card: { checks: answered } } },
  })
})
