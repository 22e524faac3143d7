import { expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

test.each([
  ['POST', '/v1/checkout/sessions'],
  ['POST', '/v1/prices'],
  ['GET', '/v1/products'],
  ['POST', '/v1/invoices'],
  ['POST', '/v1/subscriptions'],
  ['POST', '/v1/payment_links'],
  ['POST', '/v1/customers/cus_1/sources'],
  ['POST', '/v1/setup_intents/seti_1/verify_microdeposits'],
  ['POST', '/v1/test_helpers/test_clocks'],
])('%s %s is Stripe’s, and the sandbox says that it lacks it', async (method, path) => {
  const { stripe } = await startSandbox()
  const error = await rejection(stripe.rawRequest(method, path))
  expect(error).toMatchObject({
    statusCode: 404,
    type: 'StripeInvalidRequestError',
    code: 'sandbox_unsupported',
  })
  expect(error.message).toContain(path)
})

test.each([
  ['GET', '/v1/pricess'],
  ['POST', '/v1/customers/cus_1/bogus'],
  ['DELETE', '/v1/payment_intents/pi_1'],
])('%s %s is nobody’s', async (method, path) => {
  const { stripe } = await startSandbox()
  const error = await rejection(stripe.rawRequest(method, path))
  expect(error).toMatchObject({ statusCode: 404, code: undefined })
  expect(error.message).toMatch(/^Unrecognized request URL/u)
})

test('a publishable key is told the same', async () => {
  const { browser } = await startSandbox()
  expect(await rejection(browser.rawRequest('POST', '/v1/checkout/sessions'))).toMatchObject({
    code: 'sandbox_unsupported',
  })
})
