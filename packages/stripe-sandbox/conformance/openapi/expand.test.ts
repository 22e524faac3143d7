import { expect, test } from 'vitest'
import { rejection, startSandbox } from '../../src/testing/running-sandbox.ts'
import type { RunningSandbox } from '../../src/testing/running-sandbox.ts'
import { idOf } from './recording.ts'
import { spec } from './spec.ts'

/** Left the API since the specification. */
const LEFT = new Set(['charge.invoice', 'payment_intent.invoice'])

/** One object of each kind that refers to others, by its path. */
async function makeObjects({ stripe }: RunningSandbox): Promise<Map<string, string>> {
  const { id: customer } = await stripe.customers.create()
  const intent = await stripe.paymentIntents.create({
    amount: 1299,
    capture_method: 'automatic',
    confirm: true,
    currency: 'usd',
    customer,
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/return',
    setup_future_usage: 'off_session',
  })
  const charge = await stripe.charges.retrieve(idOf(intent.latest_charge))
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 100 })
  const setup = await stripe.setupIntents.create({
    confirm: true,
    customer,
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/return',
  })
  return new Map([
    ['balance_transaction', `balance_transactions/${idOf(charge.balance_transaction)}`],
    ['charge', `charges/${charge.id}`],
    ['customer', `customers/${customer}`],
    ['payment_intent', `payment_intents/${intent.id}`],
    ['payment_method', `payment_methods/${idOf(intent.payment_method)}`],
    ['refund', `refunds/${refund.id}`],
    ['setup_intent', `setup_intents/${setup.id}`],
  ])
}

test('whatever Stripe lets one expand can be expanded, and nothing else', async () => {
  const sandbox = await startSandbox()
  const faults: string[] = []
  for (const [object, path] of await makeObjects(sandbox)) {
    const get = (field: string) => sandbox.stripe.rawRequest('GET', `/v1/${path}?expand[]=${field}`)
    for (const [field, schema] of Object.entries(
      spec.components.schemas[object]?.properties ?? {},
    )) {
      const name = `${object}.${field}`
      if (LEFT.has(name)) continue
      if (schema['x-expansionResources'] === undefined) {
        if (field === 'id' || field === 'metadata' || field === 'status') {
          faults.push(
            ...(await rejection(get(field)).then(
              () => [],
              () => [`${name} was expanded`],
            )),
          )
        }
        continue
      }
      try {
        const shown: unknown = Reflect.get(await get(field), field)
        if (typeof shown === 'string') faults.push(`${name} stays ${shown}`)
      } catch (error) {
        faults.push(`${name}: ${String(error)}`)
      }
    }
  }
  expect(faults).toEqual([])
})
