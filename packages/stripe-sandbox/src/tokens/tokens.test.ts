import { expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

const CARD = {
  number: '4000000000000341',
  exp_month: '11',
  exp_year: '2041',
  cvc: '123',
  name: 'Ada',
  address_city: 'Taipei',
  address_country: 'TW',
}

test('a browser makes a token of a card; it becomes one payment method, of which it told the owner', async () => {
  const { stripe, browser } = await startSandbox()
  const token = await browser.tokens.create({ card: CARD })
  expect(token).toMatchObject({
    object: 'token',
    card: {
      object: 'card',
      brand: 'Visa',
      last4: '0341',
      exp_month: 11,
      exp_year: 2041,
      cvc_check: 'unchecked',
      name: 'Ada',
      address_city: 'Taipei',
    },
    type: 'card',
    used: false,
  })
  expect(token.id).toMatch(/^tok_1[A-Za-z0-9]{23}$/u)
  expect(token.card?.id).toMatch(/^card_1/u)
  expect(JSON.stringify(token)).not.toContain(CARD.number)

  const method = await stripe.paymentMethods.create({ type: 'card', card: { token: token.id } })
  expect(method).toMatchObject({
    billing_details: { name: 'Ada', address: { city: 'Taipei', country: 'TW' } },
    card: { last4: '0341', exp_month: 11, exp_year: 2041 },
  })
  expect(await stripe.tokens.retrieve(token.id)).toMatchObject({ id: token.id, used: true })
  expect(
    await rejection(stripe.paymentMethods.create({ type: 'card', card: { token: token.id } })),
  ).toMatchObject({
    statusCode: 400,
    code: 'token_already_used',
    message: `You cannot use a Stripe token more than once: ${token.id}.`,
  })
})

test('a token pays as the card does that it was made of', async () => {
  const { stripe, browser } = await startSandbox()
  const { id } = await browser.tokens.create({ card: CARD })
  const error = await rejection(
    stripe.rawRequest('POST', '/v1/payment_intents', {
      amount: 500,
      currency: 'usd',
      confirm: true,
      return_url: 'https://shop.example/return',
      payment_method_data: { type: 'card', card: { token: id } },
    }),
  )
  expect(error).toMatchObject({ statusCode: 402, code: 'card_declined' })
})

test('a refused use leaves the token unused', async () => {
  const { stripe, browser } = await startSandbox()
  const { id } = await browser.tokens.create({ card: CARD })
  const data = { type: 'card', card: { token: id } }
  await rejection(
    stripe.rawRequest('POST', '/v1/payment_intents', {
      amount: 500,
      currency: 'usd',
      customer: 'cus_none',
      payment_method_data: data,
    }),
  )
  expect(await stripe.tokens.retrieve(id)).toMatchObject({ used: false })
})

test.each([
  [{}, { message: /^You must supply either a card/u }],
  [{ card: { ...CARD, number: '4242424242424241' } }, { code: 'incorrect_number' }],
  [{ card: { ...CARD, exp_year: '2001' } }, { code: 'invalid_expiry_year' }],
  [{ bank_account: { country: 'US' } }, { code: 'sandbox_unsupported' }],
  [{ colour: 'red' }, { code: 'parameter_unknown' }],
])('creation by %j is refused', async (params, expected) => {
  const { browser } = await startSandbox()
  const { code, message } = await rejection(browser.rawRequest('POST', '/v1/tokens', params))
  const wanted: { code?: string; message?: RegExp } = expected
  expect(code).toBe(wanted.code)
  expect(message).toMatch(wanted.message ?? /./u)
})

test('a server may not send card numbers, and finds no token that is not there', async () => {
  const { stripe } = await startSandbox()
  expect(await rejection(stripe.tokens.create({ card: CARD }))).toMatchObject({ statusCode: 402 })
  expect(await rejection(stripe.tokens.retrieve('tok_none'))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    message: "No such token: 'tok_none'",
  })
})
