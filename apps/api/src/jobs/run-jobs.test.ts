import { afterAll, beforeAll, expect, it } from 'vitest'
import { cartOf, openShop, postEvent, type Shop } from '../testing/open-shop.ts'
import { runJobs } from './run-jobs.ts'
import { watchForDeadWorkers } from './watchdog.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

const WITHIN = { timeout: 15_000, interval: 100 }
/** The queue waits up to 20 s before a third try. */
const PATIENTLY = { timeout: 40_000, interval: 100 }

/** A paid intent, and its event as Stripe sends it: signed, and nobody waits for its job. */
async function sendPaid(): Promise<string> {
  const cart = cartOf({ [shop.products.mug]: 1 })
  const outcome = await shop.visitor().checkout.createIntent.mutate(cart)
  if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
  const intentId = outcome.clientSecret.split('_secret_')[0] ?? ''
  await shop.stripe.paymentIntents.confirm(intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/',
  })
  const events = await shop.eventsOf(intentId)
  const event = events.find(({ type }) => type === 'payment_intent.succeeded')
  const payload = JSON.stringify(event)
  const signature = shop.stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_test' })
  expect((await postEvent(shop.url, payload, signature)).status).toBe(200)
  return cart.checkoutId
}

const statusOf = async (id: string) =>
  (await shop.db.prisma.order.findUniqueOrThrow({ where: { id } })).status

const run = () =>
  runJobs(shop.deps, { databaseUrl: shop.databaseUrl, processId: crypto.randomUUID() })

it('works on an event as soon as it comes', async () => {
  const jobs = run()
  const orderId = await sendPaid()
  await expect.poll(() => statusOf(orderId), WITHIN).toBe('paid')
  await jobs.stop()
})

it('goes on after Postgres has dropped every connection, time and again (I8)', async () => {
  const jobs = run()
  for (let times = 0; times < 3; times++) {
    const orderId = await sendPaid()
    await shop.db.pool
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      )
      .catch(() => undefined)
    await expect.poll(() => statusOf(orderId).catch(() => 'away'), PATIENTLY).toBe('paid')
  }
  await jobs.stop()
}, 150_000)

it('takes over what a dead process had begun, within 15 s (I8)', async () => {
  const orderId = await sendPaid()
  // As a process leaves it that took the job and was killed.
  const { db } = shop
  await db.pool.query(
    `INSERT INTO job_workers (worker_id, process_id) VALUES ('worker-dead', gen_random_uuid())`,
  )
  await db.pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = 'worker-dead', locked_at = now()`,
  )
  const ending = new AbortController()
  const watching = watchForDeadWorkers(shop.deps, ending.signal)
  const jobs = run()
  await expect.poll(() => statusOf(orderId), WITHIN).toBe('paid')
  ending.abort()
  await watching
  await jobs.stop()
}, 30_000)
