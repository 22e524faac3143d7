import { expect, test } from 'vitest'
import { startSandbox } from '../testing/running-sandbox.ts'

test('a saved card is renewed by its network, which is an event', async () => {
  const { stripe, control } = await startSandbox()
  const { id: customer } = await stripe.customers.create()
  const { id, card } = await stripe.paymentMethods.attach('pm_card_visa', { customer })
  const year = card?.exp_year ?? 0
  const renewed = await control(`payment_methods/${id}/renew`, 'exp_month=5')
  expect(renewed).toEqual({ status: 200, body: { id, exp_month: 5, exp_year: year + 3 } })
  expect((await stripe.paymentMethods.retrieve(id)).card).toMatchObject({
    exp_month: 5,
    exp_year: year + 3,
  })
  const { data } = await stripe.events.list({ type: 'payment_method.automatically_updated' })
  expect(data[0]).toMatchObject({
    request: { id: null },
    data: {
      object: { id },
      previous_attributes: { card: { exp_month: card?.exp_month, exp_year: year } },
    },
  })
})

test('nothing else can be renewed', async () => {
  const { stripe, control } = await startSandbox()
  const { id } = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
  expect((await control(`payment_methods/${id}/renew`, '')).status).toBe(409)
  expect((await control('payment_methods/pm_none/renew', '')).status).toBe(404)
})
