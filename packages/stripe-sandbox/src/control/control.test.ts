import { expect, test } from 'vitest'
import { startSandbox } from '../testing/running-sandbox.ts'

const DELAYED = {
  amount: 1299,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_sandboxDelayed',
  return_url: 'https://shop.example/return',
}

test('the side door takes JSON as well as a form', async () => {
  const { stripe, url } = await startSandbox()
  const { id } = await stripe.paymentIntents.create(DELAYED)
  const response = await fetch(`${url}/_sandbox/payment_intents/${id}/settle`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ outcome: 'succeed' }),
  })
  expect(await response.json()).toEqual({ id, status: 'succeeded' })
})

test.each([
  ['outcome=succeed&amount=1', 'Received unknown parameter: amount. Known: outcome.'],
  ['outcome=perhaps', 'Invalid outcome: must be one of succeed, or fail'],
  ['outcome=', "You passed an empty string for 'outcome'."],
  ['', 'Missing required param: outcome.'],
])('the side door refuses %j and says what would be right', async (form, message) => {
  const sandbox = await startSandbox()
  const { id } = await sandbox.stripe.paymentIntents.create(DELAYED)
  expect(await sandbox.control(`payment_intents/${id}/settle`, form)).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining(message) } },
  })
  expect(await sandbox.stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'processing' })
})

test.each(['[1', '"outcome"'])('the side door refuses the JSON %s', async (body) => {
  const { url } = await startSandbox()
  const response = await fetch(`${url}/_sandbox/payment_intents/pi_1/settle`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({
    error: { message: expect.stringContaining('JSON') },
  })
})

test('the side door names the methods that an address takes', async () => {
  const sandbox = await startSandbox()
  expect(await sandbox.control('payment_intents/pi_1/settle')).toEqual({
    status: 405,
    body: { error: { message: '/_sandbox/payment_intents/pi_1/settle takes POST, not GET.' } },
  })
})
