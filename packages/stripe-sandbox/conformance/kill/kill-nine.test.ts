import type { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import {
  WEBHOOK_SECRET,
  clientOf,
  dataFolder,
  startReceiver,
} from '../../src/testing/running-sandbox.ts'
import { startCommand } from './command.ts'
import type { Command } from './command.ts'
import { payUntilItDies, send } from './orders.ts'
import type { Order, Said } from './orders.ts'

const DEATHS = 10
const RETRIES_MAY_TAKE_MS = 30_000

type Told = { order: Order; said: Said }

/** Lets the sandbox live for a moment that differs each time, under load. */
async function loadAndKill(command: Command, round: number): ReturnType<typeof payUntilItDies> {
  const paying = payUntilItDies(command.url, round)
  await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 400))
  await command.kill()
  return paying
}

/** Accepts each event at last, one in four only when it comes again. */
async function startMoodyReceiver(): Promise<{ url: string; accepted: ReadonlySet<string> }> {
  const accepted = new Set<string>()
  const refused = new Set<string>()
  const { url } = await startReceiver({
    status: (_nth, { id }) => {
      if (!refused.has(id) && !accepted.has(id) && Math.random() < 0.25) {
        refused.add(id)
        return 500
      }
      accepted.add(id)
      return 200
    },
  })
  return { url, accepted }
}

test('what was acknowledged outlives ten deaths by kill -9, and what was owed is delivered (I8)', async () => {
  const receiver = await startMoodyReceiver()
  const args = ['--port', '0', '--quiet', '--data', dataFolder()]
  args.push('--webhook', receiver.url, '--webhook-secret', WEBHOOK_SECRET)

  let command = await startCommand(args)
  const told: Told[] = []
  for (let round = 1; round <= DEATHS; round += 1) {
    const { acknowledged, inDoubt } = await loadAndKill(command, round)
    command = await startCommand(args)
    for (const { order, said } of acknowledged) {
      expect(await send(command.url, order)).toEqual({ ...said, isReplay: true })
    }
    const settled = await Promise.all(inDoubt.map((order) => askTwice(command, order)))
    told.push(...acknowledged, ...settled)
  }

  const client = clientOf({ port: Number(new URL(command.url).port) }, 'sk_test_sandbox')
  const intents = await sameAsTold(client, told)
  expect(intents.size).toBeGreaterThan(DEATHS)
  const owed: string[] = []
  const happened = new Set<string>()
  for await (const { id, type, data } of client.events.list({ limit: 100 })) {
    owed.push(id)
    if ('id' in data.object) happened.add(`${type} ${data.object.id}`)
  }
  const kept = [...intents.values()]
  const paid = kept.filter(({ status }) => status === 'succeeded')
  const expected = [
    ...kept.map(({ id }) => `payment_intent.created ${id}`),
    ...paid.map(({ id }) => `payment_intent.succeeded ${id}`),
  ]
  expect(expected.filter((event) => !happened.has(event))).toEqual([])
  await expect
    .poll(() => owed.filter((id) => !receiver.accepted.has(id)), { timeout: RETRIES_MAY_TAKE_MS })
    .toEqual([])
}, 180_000)

/** Whether it took effect or not, to ask again with its key gives the one answer that it has. */
async function askTwice({ url }: Command, order: Order): Promise<Told> {
  const said = await send(url, order)
  const again = await send(url, order)
  if (said === undefined) throw new Error(`No answer to ${order.key}`)
  expect(again).toEqual({ ...said, isReplay: true })
  return { order, said }
}

/** Each object is as its last answer showed it, and there is none that nobody asked for. */
async function sameAsTold(
  client: Stripe,
  told: Told[],
): Promise<ReadonlyMap<string, Stripe.PaymentIntent>> {
  const newest = new Map<string, Stripe.PaymentIntent>()
  for (const { said } of told) {
    const answer: Stripe.PaymentIntent | { error: { payment_intent: Stripe.PaymentIntent } } =
      JSON.parse(said.body)
    const intent = 'error' in answer ? answer.error.payment_intent : answer
    newest.set(intent.id, intent)
  }
  const kept = new Map<string, Stripe.PaymentIntent>()
  for await (const intent of client.paymentIntents.list({ limit: 100 })) kept.set(intent.id, intent)
  expect(kept).toEqual(newest)
  return kept
}
