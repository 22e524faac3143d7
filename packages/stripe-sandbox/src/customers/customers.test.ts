import { realEnvironment } from '../environment.ts'
import { expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

test('a new customer has its full shape, with what was not given as null', async () => {
  const { stripe } = await startSandbox()
  const customer = await stripe.customers.create({ email: 'ada@example.com', name: 'Ada' })
  expect(customer).toMatchObject({
    object: 'customer',
    address: null,
    balance: 0,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    email: 'ada@example.com',
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: 'Ada',
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
  })
  expect(customer.id).toMatch(/^cus_[A-Za-z0-9]{14}$/u)
  expect(customer.invoice_prefix).toMatch(/^[A-Z0-9]{8}$/u)
  expect(await stripe.customers.retrieve(customer.id)).toEqual(customer)
})

test('an update changes what it names, line by line within an address, and unsets by an empty text', async () => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.customers.create({
    name: 'Ada',
    phone: '+886 2 0000 0000',
    address: { line1: 'Section 1', city: 'Taipei', country: 'TW' },
    shipping: { name: 'Ada', address: { line1: 'Section 2', country: 'TW' } },
    metadata: { shop: '1' },
    preferred_locales: ['en'],
  })
  const updated = await stripe.customers.update(id, {
    name: '',
    address: { city: 'Tainan' },
    shipping: { name: 'Eve', address: { postal_code: '700' } },
    metadata: { plan: 'gold' },
    preferred_locales: ['zh-TW'],
    tax_exempt: 'reverse',
  })
  expect(updated).toMatchObject({
    name: null,
    phone: '+886 2 0000 0000',
    address: { line1: 'Section 1', city: 'Tainan', country: 'TW', state: null },
    shipping: {
      name: 'Eve',
      phone: null,
      address: { line1: 'Section 2', country: 'TW', postal_code: '700' },
    },
    metadata: { shop: '1', plan: 'gold' },
    preferred_locales: ['zh-TW'],
    tax_exempt: 'reverse',
  })
  expect((await stripe.customers.update(id, { address: '' })).address).toBeNull()
})

test('creation, change and deletion are events; a change tells what was before', async () => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.customers.create({ name: 'Ada' })
  await stripe.customers.update(id, { name: 'Eve', metadata: { plan: 'gold' } })
  await stripe.customers.update(id, { name: 'Eve' })
  await stripe.customers.del(id)
  const { data } = await stripe.events.list()
  expect(data.map(({ type }) => type)).toEqual([
    'customer.deleted',
    'customer.updated',
    'customer.created',
  ])
  expect(data[1]?.data).toMatchObject({
    object: { id, name: 'Eve', metadata: { plan: 'gold' } },
    previous_attributes: { name: 'Ada', metadata: { plan: null } },
  })
  expect(data[1]?.data.previous_attributes).not.toHaveProperty('email')
  expect(data[0]?.data.object).toMatchObject({ id, name: 'Eve' })
})

test('a deleted customer is found as deleted, is in no list, and can do nothing more', async () => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.customers.create()
  expect(await stripe.customers.del(id)).toEqual({ id, object: 'customer', deleted: true })
  expect(await stripe.customers.retrieve(id)).toEqual({ id, object: 'customer', deleted: true })
  expect((await stripe.customers.list()).data).toEqual([])
  const gone = { code: 'resource_missing', message: `No such customer: '${id}'` }
  expect(await rejection(stripe.customers.update(id, { name: 'Ada' }))).toMatchObject({
    ...gone,
    statusCode: 404,
    param: 'id',
  })
  expect(await rejection(stripe.customers.del(id))).toMatchObject(gone)
  expect(
    await rejection(stripe.paymentIntents.create({ amount: 500, currency: 'usd', customer: id })),
  ).toMatchObject({ ...gone, statusCode: 400, param: 'customer' })
})

test('deletion detaches the payment methods, and an intent that names the customer keeps its id', async () => {
  const { stripe } = await startSandbox()
  const { id } = await stripe.customers.create()
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: id })
  const intent = await stripe.paymentIntents.create({ amount: 500, currency: 'usd', customer: id })
  await stripe.customers.del(id)
  expect(await stripe.paymentMethods.retrieve(method.id)).toMatchObject({ customer: null })
  const expanded = await stripe.paymentIntents.retrieve(intent.id, { expand: ['customer'] })
  expect(expanded.customer).toEqual({ id, object: 'customer', deleted: true })
})

test('customers are listed newest first, by email and by time of creation', async () => {
  let nowMs = 1_800_000_000_000
  const { stripe } = await startSandbox({
    environment: { ...realEnvironment, now: () => nowMs },
  })
  const first = await stripe.customers.create({ email: 'a@example.com' })
  nowMs += 60_000
  const second = await stripe.customers.create({ email: 'b@example.com' })
  const third = await stripe.customers.create({ email: 'a@example.com' })
  const ids = async (params: Parameters<typeof stripe.customers.list>[0]): Promise<string[]> =>
    (await stripe.customers.list(params)).data.map(({ id }) => id)
  expect(await ids({})).toEqual([third.id, second.id, first.id])
  expect(await ids({ email: 'a@example.com' })).toEqual([third.id, first.id])
  expect(await ids({ email: 'A@example.com' })).toEqual([])
  expect(await ids({ created: { gt: first.created } })).toEqual([third.id, second.id])
  expect(await ids({ limit: 1, starting_after: third.id })).toEqual([second.id])
})

test('a customer may be made with a payment method, also as its default', async () => {
  const { stripe } = await startSandbox()
  const method = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
  const customer = await stripe.customers.create({
    payment_method: method.id,
    invoice_settings: { default_payment_method: method.id },
    expand: ['invoice_settings.default_payment_method'],
  })
  expect(customer.invoice_settings.default_payment_method).toMatchObject({
    id: method.id,
    customer: customer.id,
  })
  await stripe.paymentMethods.detach(method.id)
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({
    invoice_settings: { default_payment_method: null },
  })
})

test('nothing of a refused creation stays', async () => {
  const { stripe } = await startSandbox()
  const stranger = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
  const error = await rejection(
    stripe.customers.create({ invoice_settings: { default_payment_method: stranger.id } }),
  )
  expect(error).toMatchObject({
    statusCode: 400,
    type: 'StripeInvalidRequestError',
    param: 'invoice_settings[default_payment_method]',
    message: `The customer does not have a payment method with the ID ${stranger.id}. The payment method must be attached to the customer.`,
  })
  expect(
    await rejection(stripe.customers.create({ payment_method: 'pm_card_chargeDeclined' })),
  ).toMatchObject({ statusCode: 402, code: 'card_declined' })
  expect((await stripe.customers.list()).data).toEqual([])
  expect((await stripe.events.list()).data).toEqual([])
})

test.each([
  [{ email: 'nobody' }, { code: 'email_invalid', param: 'email' }],
  [{ tax_exempt: 'perhaps' }, { param: 'tax_exempt' }],
  [{ nickname: 'Ada' }, { code: 'parameter_unknown', param: 'nickname' }],
  [{ address: 'Taipei' }, { param: 'address' }],
  [{ shipping: { name: 'Ada' } }, { code: 'parameter_missing', param: 'shipping[address]' }],
  [{ source: 'tok_visa' }, { code: 'sandbox_unsupported' }],
  [
    { metadata: { ['k'.repeat(41)]: 'v' } },
    { message: expect.stringContaining('a key that is 41 characters') },
  ],
])('%j is refused', async (params, expected) => {
  const { stripe } = await startSandbox()
  const error = await rejection(stripe.rawRequest('POST', '/v1/customers', params))
  expect(error).toMatchObject({ statusCode: 400, ...expected })
})

test('a publishable key may do nothing with customers', async () => {
  const { stripe, browser } = await startSandbox()
  const { id } = await stripe.customers.create()
  expect(await rejection(browser.customers.retrieve(id))).toMatchObject({
    statusCode: 401,
    code: 'secret_key_required',
  })
})

test('customers are found by name, email, phone, time and metadata', async () => {
  const { stripe } = await startSandbox()
  const ada = await stripe.customers.create({
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    phone: '+886900000001',
    metadata: { plan: 'gold' },
  })
  const eve = await stripe.customers.create({ name: 'Eve', email: 'eve@example.com' })
  const gone = await stripe.customers.create({ name: 'Ada Gone' })
  await stripe.customers.del(gone.id)
  const ids = async (query: string): Promise<string[]> =>
    (await stripe.customers.search({ query })).data.map(({ id }) => id)
  expect(await ids("name~'ada'")).toEqual([ada.id])
  expect(await ids("email:'EVE@example.com'")).toEqual([eve.id])
  expect(await ids("email~'example'")).toEqual([eve.id, ada.id])
  expect(await ids("phone:'+886900000001'")).toEqual([ada.id])
  expect(await ids("metadata['plan']:'gold'")).toEqual([ada.id])
  expect(await ids("-metadata['plan']:'gold'")).toEqual([eve.id])
  expect(await ids(`created>=${ada.created}`)).toEqual([eve.id, ada.id])
  const error = await rejection(stripe.customers.search({ query: "currency:'usd'" }))
  expect(error).toMatchObject({ statusCode: 400, param: 'query' })
})
