import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, listenForOrders, type Database } from '@paydesk/db'
import { createTestDatabase } from '@paydesk/db/testing'
import type { CurrencyCode } from '@paydesk/pricing'
import { createSandbox, listen } from '@paydesk/stripe-sandbox'
import {
  createTRPCClient,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from '@trpc/client'
import type { FastifyInstance } from 'fastify'
import type Stripe from 'stripe'
import type { AppRouter } from '../app-router.ts'
import { buildApp } from '../app.ts'
import type { TaxService } from '../checkout/tax-service.ts'
import type { Deps } from '../deps.ts'
import { createLog } from '../log.ts'
import { runOnce } from 'graphile-worker'
import { jobLogger } from '../jobs/job-logger.ts'
import { tasks } from '../jobs/tasks.ts'
import { mailTransport } from '../mail/transport.ts'
import { createOrderEvents } from '../order/order-events.ts'
import { createStripe } from '../payment/stripe-client.ts'
import { addProducts, type TestProducts } from './products.ts'

const WEBHOOK_SECRET = 'whsec_test'

export type Visitor = Pick<TRPCClient<AppRouter>, 'catalog' | 'checkout' | 'orders'> & {
  cookie(): string
}

export type Shop = AsyncDisposable & {
  url: string
  app: FastifyInstance
  deps: Deps
  db: Database
  databaseUrl: string
  stripe: Stripe
  /** What nobody but the sandbox can do: see "Beside Stripe's API" in its README. */
  control(path: string, form: Record<string, string>): Promise<void>
  products: TestProducts
  /** Where mails go as files. */
  mailFolder: string
  /** Every line that the API logged, at the most talkative level. */
  logLines: string[]
  /** Someone with a browser: keeps the cookie that the shop gives. */
  visitor(): Visitor
  /** Works on all jobs that are due, and returns when none is left. */
  workJobs(): Promise<void>
  /** Sends the event as Stripe would: signed, over HTTP. The jobs that follow are done when it returns. */
  deliver(event: Stripe.Event): Promise<Response>
  /** The events of the intent, oldest first. */
  eventsOf(intentId: string): Promise<Stripe.Event[]>
}

/**
 * The whole server side for one test file: a database of its own, the sandbox as Stripe, the API on
 * a real port. Webhooks are not sent by themselves: a test delivers them, in the order that it wants.
 */
export async function openShop(
  options: { maxPerMinute?: number; webRoot?: string; taxService?: TaxService } = {},
): Promise<Shop> {
  const database = await createTestDatabase()
  const db = connect(database.url)
  const sandbox = await listen(createSandbox({}), { port: 0 })
  const logLines: string[] = []
  const mailFolder = mkdtempSync(join(tmpdir(), 'paydesk-mail-'))
  const stripe = createStripe({ STRIPE_SECRET_KEY: 'sk_test_shop', STRIPE_API_URL: sandbox.url })
  const deps: Deps = {
    db,
    stripe,
    stripeConfig: {
      publishableKey: 'pk_test_shop',
      webhookSecret: WEBHOOK_SECRET,
      stripeJsUrl: `${sandbox.url}/endive/stripe.js`,
      testMode: true,
    },
    orderEvents: createOrderEvents(),
    holdSeconds: 3600,
    captureMethod: 'automatic',
    taxService: options.taxService,
    staffEmail: 'staff@shop.example',
    mail: mailTransport({
      smtpUrl: undefined,
      from: 'Shop <shop@shop.example>',
      folder: mailFolder,
    }),
    log: createLog('trace', { write: (line) => void logLines.push(line) }),
  }
  const app = await buildApp(deps, {
    cookieSecret: 'a secret of the tests, 32 characters',
    secure: false,
    trustProxy: false,
    maxPerMinute: options.maxPerMinute ?? 100_000,
    webRoot: options.webRoot,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const ending = new AbortController()
  const listener = { processId: crypto.randomUUID(), ...deps.orderEvents, log: () => {} }
  const listening = listenForOrders(database.url, listener, ending.signal)
  const workJobs = () =>
    runOnce({
      connectionString: database.url,
      taskList: tasks(deps),
      logger: jobLogger(deps.log),
      noHandleSignals: true,
    })
  return {
    url,
    app,
    deps,
    db,
    databaseUrl: database.url,
    stripe,
    control: async (path, form) => {
      const body = new URLSearchParams(form)
      const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, { method: 'POST', body })
      if (!answer.ok) throw new Error(await answer.text())
    },
    products: await addProducts(db),
    mailFolder,
    logLines,
    visitor: () => visit(url),
    workJobs,
    deliver: async (event) => {
      const answer = await deliver({ url, stripe }, event)
      await workJobs()
      return answer
    },
    eventsOf: (intentId) => eventsOf(stripe, intentId),
    async [Symbol.asyncDispose]() {
      await app.close()
      ending.abort()
      await listening
      await db.close()
      await sandbox.close()
      await database.drop()
      rmSync(mailFolder, { recursive: true, force: true })
    },
  }
}

function visit(url: string): Visitor {
  let cookie = ''
  const address = `${url}/trpc`
  const client = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: address }),
        false: httpLink({
          url: address,
          headers: () => (cookie ? { cookie } : {}),
          fetch: async (input, init) => {
            const response = await fetch(String(input), { ...init, signal: init?.signal ?? null })
            for (const line of response.headers.getSetCookie()) cookie = line.split(';', 1)[0] ?? ''
            return response
          },
        }),
      }),
    ],
  })
  const { catalog, checkout, orders } = client
  return { catalog, checkout, orders, cookie: () => cookie }
}

async function deliver({ url, stripe }: Pick<Shop, 'url' | 'stripe'>, event: Stripe.Event) {
  const payload = JSON.stringify(event, null, 2)
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET })
  return postEvent(url, payload, signature)
}

export async function postEvent(url: string, body: string, signature?: string): Promise<Response> {
  return fetch(`${url}/webhooks/stripe`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature !== undefined && { 'stripe-signature': signature }),
    },
    body,
  })
}

async function eventsOf(stripe: Stripe, intentId: string): Promise<Stripe.Event[]> {
  const events = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 1000 })
  return events
    .filter(({ data: { object } }) => 'id' in object && object.id === intentId)
    .toReversed()
}

/**
 * Leaves the order's payment as a crash does between Stripe's answer and our note of it. The guard
 * against such an update is switched off for it.
 */
export async function forgetIntentId({ pool }: Database, orderId: string): Promise<void> {
  const client = await pool.connect()
  await client.query('SET session_replication_role = replica')
  await client.query('UPDATE payments SET stripe_payment_intent_id = NULL WHERE order_id = $1', [
    orderId,
  ])
  client.release(true) // the setting goes with the connection
}

/** A cart of one line or more, as the shop's page would send it. */
export function cartOf(
  lines: Record<string, number>,
  currency: CurrencyCode = 'USD',
): {
  checkoutId: string
  lines: { productId: string; quantity: number }[]
  currency: CurrencyCode
} {
  return {
    checkoutId: crypto.randomUUID(),
    lines: Object.entries(lines).map(([productId, quantity]) => ({ productId, quantity })),
    currency,
  }
}
