import {
  hasBug,
  poisonedEvents,
  reconciliationMark,
  setReconciliationMark,
  type Book,
  type Finding,
} from '@paydesk/db'
import type { Deps } from '../deps.ts'
import { compareEvents } from './compare-events.ts'
import { comparePayments } from './compare-payments.ts'
import { compareRefunds } from './compare-refunds.ts'
import { beginPass, type Pass } from './pass.ts'
import { settleWaitingOrders } from './settle-waiting-orders.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** The first look goes back this far: Stripe keeps events for 30 days. */
const FIRST_LOOK_MS = 29 * DAY_MS

/**
 * Each look begins this long before the end of the last one. Events appear late in Stripe's list; a
 * payment is made when its checkout begins, and paid within the time that an order holds its stock.
 */
const OVERLAP_MS: Record<Book, number> = {
  events: 10 * MINUTE_MS,
  payments: DAY_MS,
  refunds: DAY_MS,
}

const COMPARISONS: Record<Book, (pass: Pass, since: Date) => Promise<void>> = {
  events: compareEvents,
  payments: comparePayments,
  refunds: compareRefunds,
}

/**
 * Compares Stripe's books with ours (I7): with every webhook lost, each payment is still found. What is
 * safe to mend is mended: events that never came are applied, payments and refunds settled, payments of
 * closed orders closed. The rest is listed in "reconciliation_findings" and logged.
 *
 * @returns what differed; with `dryRun` it was only looked at.
 */
export async function reconcile(deps: Deps, { dryRun }: { dryRun: boolean }): Promise<Finding[]> {
  if (hasBug('no_reconciliation')) return []
  const pass = beginPass(deps, dryRun)
  for (const book of ['events', 'payments', 'refunds'] as const) {
    const startedAt = new Date()
    const mark = await reconciliationMark(deps.db.pool, book)
    const since = mark
      ? new Date(mark.getTime() - OVERLAP_MS[book])
      : new Date(startedAt.getTime() - FIRST_LOOK_MS)
    await COMPARISONS[book](pass, since)
    if (!dryRun) await setReconciliationMark(deps.db.pool, book, startedAt)
  }
  if (!dryRun) await settleWaitingOrders(pass)
  for (const { id, type, lastError } of await poisonedEvents(deps.db.pool)) {
    const detail = `The event ${type} could not be applied: ${oneLine(lastError ?? 'no reason')}`
    await pass.found({ kind: 'event_poisoned', orderId: null, stripeId: id, detail })
  }
  return pass.findings
}

/** The job reconcile. Every process asks for it; of what they ask for at once, one round is made. */
export async function reconcileInTurn(deps: Deps): Promise<void> {
  const mark = await reconciliationMark(deps.db.pool, 'refunds')
  if (mark && Date.now() - mark.getTime() < 4 * MINUTE_MS) return
  await reconcile(deps, { dryRun: false })
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
}
