import { expect, test } from 'vitest'
import { realEnvironment } from '../environment.ts'
import { DEFAULT_ACCOUNT } from '../accounts/accounts.ts'
import { openRows } from '../state/open-rows.ts'
import { createStore } from '../state/store.ts'
import {
  WEBHOOK_SECRET,
  dataFolder,
  startReceiver,
  startSandbox,
} from '../testing/running-sandbox.ts'
import { schedule } from './schedule.ts'

const DELAYED = {
  amount: 1299,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_sandboxDelayed',
  return_url: 'https://shop.example/return',
}

/** Plans settlements of the intents in this folder while no sandbox has it. */
async function planSettlements(
  data: string,
  plans: { subject: string; afterMs: number }[],
): Promise<void> {
  const database = openRows({ folder: data })
  const store = createStore(database, DEFAULT_ACCOUNT)
  store.transact(() => {
    for (const plan of plans) {
      const context = {
        account: DEFAULT_ACCOUNT,
        environment: realEnvironment,
        store,
        paymentMethods: [],
      }
      schedule(context, { kind: 'settle_payment_intent', ...plan })
    }
  })
  await database.close()
}

test('what became due while the sandbox was down is done at its start, the rest in time', async () => {
  const data = dataFolder()
  const receiver = await startReceiver()
  const webhooks = [{ url: receiver.url, secret: WEBHOOK_SECRET }]
  const before = await startSandbox({ data })
  const overdue = await before.stripe.paymentIntents.create(DELAYED)
  const soon = await before.stripe.paymentIntents.create(DELAYED)
  const later = await before.stripe.paymentIntents.create(DELAYED)
  await before.close()
  await planSettlements(data, [
    { subject: later.id, afterMs: 60_000 },
    { subject: soon.id, afterMs: 300 },
    { subject: overdue.id, afterMs: -60_000 },
    { subject: 'pi_gone', afterMs: -60_000 },
  ])

  const { stripe, close } = await startSandbox({ data, webhooks })
  const received = await receiver.count(4)
  expect(received.map(({ event }) => [event.type, event.request?.id])).toEqual([
    ['charge.succeeded', null],
    ['payment_intent.succeeded', null],
    ['charge.succeeded', null],
    ['payment_intent.succeeded', null],
  ])
  expect(received[1]?.event.data.object).toMatchObject({ id: overdue.id })
  expect(received[3]?.event.data.object).toMatchObject({ id: soon.id })
  expect(await stripe.paymentIntents.retrieve(later.id)).toMatchObject({ status: 'processing' })
  await close()

  const { data: events } = await (
    await startSandbox({ data })
  ).stripe.events.list({
    type: 'payment_intent.succeeded',
  })
  expect(events, 'each is done once').toHaveLength(2)
})
