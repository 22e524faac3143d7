import type { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { pay } from '../testing/pay.ts'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

test('charges are listed, newest first, also by customer and by intent', async () => {
  const sandbox = await startSandbox()
  const { stripe } = sandbox
  const { id: customer } = await stripe.customers.create()
  const first = await pay(sandbox, { customer })
  const second = await pay(sandbox)
  const ids = async (params: Stripe.ChargeListParams): Promise<string[]> =>
    (await stripe.charges.list(params)).data.map(({ id }) => id)
  expect(await ids({})).toEqual([second.charge, first.charge])
  expect(await ids({ customer })).toEqual([first.charge])
  expect(await ids({ payment_intent: second.intent })).toEqual([second.charge])
})

test('a charge takes words about it, and charge.updated tells what they were', async () => {
  const sandbox = await startSandbox()
  const { stripe } = sandbox
  const { charge } = await pay(sandbox, { description: 'One mug' })
  const { id: customer } = await stripe.customers.create()
  const after = await stripe.charges.update(charge, {
    customer,
    description: 'Two mugs',
    fraud_details: { user_report: 'safe' },
    metadata: { order: '7' },
    receipt_email: 'jenny@example.com',
  })
  expect(after).toMatchObject({
    customer,
    description: 'Two mugs',
    fraud_details: { user_report: 'safe' },
    metadata: { order: '7' },
    receipt_email: 'jenny@example.com',
  })
  const [event] = (await stripe.events.list({ type: 'charge.updated' })).data
  expect(event?.data.previous_attributes).toEqual({
    customer: null,
    description: 'One mug',
    fraud_details: { user_report: null },
    metadata: { order: null },
    receipt_email: null,
  })
  const other = await stripe.customers.create()
  const error = await rejection(stripe.charges.update(charge, { customer: other.id }))
  expect(error).toMatchObject({ statusCode: 400, param: 'customer' })
})

test('a paid charge has a receipt, a failed one has none', async () => {
  const sandbox = await startSandbox()
  const { charge } = await pay(sandbox)
  expect((await sandbox.stripe.charges.retrieve(charge)).receipt_url).toMatch(/^https:/u)
  const error = await rejection(pay(sandbox, { payment_method: 'pm_card_chargeDeclined' }))
  const failed = await sandbox.stripe.charges.retrieve(error.charge ?? '')
  expect(failed).toMatchObject({ paid: false, receipt_url: null, balance_transaction: null })
})
