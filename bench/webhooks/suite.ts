import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@paydesk/db'
import { openShop, WEBHOOK_SECRET } from '../create-intent/shop.ts'
import { load, type Target } from '../load/load.ts'
import type { Report, Suite } from '../suite.ts'
import { makePaidOrders, type PaidOrder } from './paid-orders.ts'

const CONNECTIONS = 16
const [THOROUGH, QUICK] = [10_000, 300]
const PATIENCE_MS = 300_000

/** Stripe's events: how many are verified, stored and answered, and how long each takes to make an order paid. */
export const webhooks: Suite = {
  name: 'webhooks',
  async run({ quick, profileFolder, endings, tell }) {
    tell('starting Postgres, Stripe stub and API')
    const shop = await openShop(endings, { profileFolder })
    const count = quick ? QUICK : THOROUGH
    tell(`making ${count} orders`)
    const orders = await makePaidOrders(shop.db, count)
    tell('sending an event for each')
    const target = targetOf(shop.api, orders)
    const { answers, seconds } = await load(target, { connections: CONNECTIONS, answers: count })
    tell('waiting until all are paid')
    const { p50Ms, p99Ms, paid } = await waitUntilPaid(shop.db, count)
    const perSecond = answers / seconds
    return report({ count, perSecond, p50Ms, p99Ms, paid })
  },
}

/** Each ask is another order's event, signed as Stripe signs. */
function targetOf(api: Target, orders: readonly PaidOrder[]): Target {
  let next = 0
  return {
    ...api,
    ask: () => {
      const order = orders[next++]
      if (!order) throw new Error('there are no more orders')
      const body = eventOf(order.intentId, next)
      const time = Math.floor(Date.now() / 1_000)
      const signature = createHmac('sha256', WEBHOOK_SECRET).update(`${time}.${body}`).digest('hex')
      return {
        path: '/webhooks/stripe',
        headers: {
          'content-type': 'application/json',
          'stripe-signature': `t=${time},v1=${signature}`,
        },
        body,
      }
    },
    isRight: ({ status, body }) => status === 200 && body.includes('received'),
  }
}

function eventOf(intentId: string, number: number): string {
  return JSON.stringify({
    id: `evt_bench${number}`,
    object: 'event',
    type: 'payment_intent.succeeded',
    created: Math.floor(Date.now() / 1_000),
    livemode: false,
    data: { object: { id: intentId, object: 'payment_intent', status: 'succeeded' } },
  })
}

type Settled = { p50Ms: number; p99Ms: number; paid: number }

async function waitUntilPaid({ pool }: Database, count: number): Promise<Settled> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const { rows } = await pool.query<Settled>(`
      SELECT (SELECT count(*)::int FROM orders WHERE status = 'paid') AS paid,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS "p50Ms",
        percentile_cont(0.99) WITHIN GROUP (ORDER BY took) AS "p99Ms"
      FROM (SELECT 1000 * extract(epoch FROM done_at - received_at)::float8 AS took FROM webhook_events) events`)
    const settled = rows[0]
    if (settled && settled.paid === count) return settled
    if (Date.now() > until) throw new Error(`${settled?.paid ?? 0} of ${count} orders are paid`)
    await sleep(200)
  }
}

function report(figures: Settled & { count: number; perSecond: number }): Report {
  const { count, perSecond, p50Ms, p99Ms } = figures
  return {
    title: `webhooks: ${count} events at ${CONNECTIONS} connections, each for an order of its own`,
    head: ['', ''],
    rows: [
      ['verified, stored and answered, a second', perSecond.toFixed(0)],
      ['from an event to its paid order, p50 ms', p50Ms.toFixed(0)],
      ['from an event to its paid order, p99 ms', p99Ms.toFixed(0)],
    ],
    notes: [
      'Events come faster than they are applied, so that most of the time is waiting: the last ones wait for all.',
      `All ${count} orders are paid, their pieces sold.`,
    ],
    figures: new Map([
      ['webhook.intakePerSecond', perSecond],
      ['webhook.paidP50Ms', p50Ms],
      ['webhook.paidP99Ms', p99Ms],
    ]),
  }
}
