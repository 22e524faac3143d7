import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Told } from './history.ts'
import type { World } from './world.ts'

/** Our book, as the database has it at the end. */
export type OurBook = {
  products: { id: string; stock: number; reserved: number }[]
  orders: {
    id: string
    status: string
    heldReason: string | null
    stockState: string
    currency: string
    totalMinor: number
    expiresAt: Date | null
  }[]
  lines: { orderId: string; productId: string; quantity: number }[]
  payments: {
    orderId: string
    generation: number
    intentId: string | null
    status: string
    receivedMinor: number
  }[]
  refunds: {
    id: string
    intentId: string | null
    stripeId: string | null
    status: string
    amountMinor: number
    reason: string
  }[]
  history: { orderId: string; was: string; becomes: string; actor: string }[]
  events: { id: string; outcome: string }[]
  findings: { kind: string; mended: boolean }[]
  jobs: number
}

/** Stripe's book, as its own API tells it. */
export type StripesBook = {
  intents: {
    id: string
    orderId: string | undefined
    status: string
    currency: string
    receivedMinor: number
  }[]
  refunds: { id: string; intentId: string; status: string; amountMinor: number }[]
  eventIds: string[]
}

/** All that the checker looks at: it asks nobody. */
export type Books = {
  initialStock: Record<string, number>
  ours: OurBook
  stripes: StripesBook
  told: readonly Told[]
  /** Where a client secret was seen that had no business there. */
  leaks: string[]
  /** API processes that ended without being killed. */
  died: number
}

const TYPES = ['payment_intent.', 'refund.']

export async function readBooks(
  world: World,
  rest: Pick<Books, 'initialStock' | 'told' | 'died'>,
): Promise<Books> {
  const ours = await readOurs(world)
  return { ...rest, ours, stripes: await readStripes(world), leaks: await findLeaks(world) }
}

async function readOurs({ db: { prisma, pool } }: World): Promise<OurBook> {
  const payments = await prisma.payment.findMany()
  const intentOf = new Map(
    payments.map((row) => [`${row.orderId}:${row.generation}`, row.stripePaymentIntentId]),
  )
  const jobs = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE task_identifier NOT IN ('sweep', 'reconcile')`,
  )
  return {
    products: await prisma.product.findMany({ select: { id: true, stock: true, reserved: true } }),
    orders: await prisma.order.findMany({
      select: {
        id: true,
        status: true,
        heldReason: true,
        stockState: true,
        currency: true,
        totalMinor: true,
        expiresAt: true,
      },
    }),
    lines: await prisma.orderLine.findMany({
      select: { orderId: true, productId: true, quantity: true },
    }),
    payments: payments.map((row) => ({
      orderId: row.orderId,
      generation: row.generation,
      intentId: row.stripePaymentIntentId,
      status: row.status,
      receivedMinor: row.receivedMinor,
    })),
    refunds: (await prisma.refund.findMany()).map((row) => ({
      id: row.id,
      intentId: intentOf.get(`${row.orderId}:${row.generation}`) ?? null,
      stripeId: row.stripeRefundId,
      status: row.status,
      amountMinor: row.amountMinor,
      reason: row.reason,
    })),
    history: await prisma.orderHistory.findMany({
      orderBy: { id: 'asc' },
      select: { orderId: true, was: true, becomes: true, actor: true },
    }),
    events: await prisma.webhookEvent.findMany({ select: { id: true, outcome: true } }),
    findings: await prisma.reconciliationFinding.findMany({ select: { kind: true, mended: true } }),
    jobs: jobs.rows[0]?.count ?? -1,
  }
}

/** A long storm has more than autoPagingToArray takes. */
async function allOf<T>(list: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of list) all.push(one)
  return all
}

async function readStripes({ stripe }: World): Promise<StripesBook> {
  const intents = await allOf(stripe.paymentIntents.list({ limit: 100 }))
  const refunds = await allOf(stripe.refunds.list({ limit: 100 }))
  const events = await allOf(stripe.events.list({ limit: 100 }))
  return {
    intents: intents.map((intent) => ({
      id: intent.id,
      orderId: intent.metadata['paydesk_order_id'],
      status: intent.status,
      currency: intent.currency.toUpperCase(),
      receivedMinor: intent.amount_received,
    })),
    refunds: refunds.map((refund) => ({
      id: refund.id,
      // Never expanded: we did not ask for that.
      intentId: typeof refund.payment_intent === 'string' ? refund.payment_intent : '',
      status: refund.status ?? '',
      amountMinor: refund.amount,
    })),
    eventIds: events
      .filter(({ type }) => TYPES.some((start) => type.startsWith(start)))
      .filter(({ type }) => type !== 'payment_intent.created')
      .map(({ id }) => id),
  }
}

const SECRET = /_secret_[A-Za-z0-9]{8,}/

/** Looks for client secrets in every log of ours and in every row of every table (I3). */
async function findLeaks({ folder, db: { pool } }: World): Promise<string[]> {
  const logs = readdirSync(folder).filter((name) => /^(api-.*|history\.)/.test(name))
  const leaks = logs.filter((name) => SECRET.test(readFileSync(join(folder, name), 'utf8')))
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker')`,
  )
  for (const { name } of tables) {
    const { rows } = await pool.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM ${name} row WHERE row::text ~ '_secret_[A-Za-z0-9]{8,}') AS found`,
    )
    if (rows[0]?.found) leaks.push(name)
  }
  return leaks
}
