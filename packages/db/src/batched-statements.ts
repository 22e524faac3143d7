import {
  sellableProducts,
  type SellableProduct,
  type SellableQuery,
} from './catalog/sellable-products.ts'
import { inBatches } from './in-batches.ts'
import { placeOrders, type NewOrder } from './order/place-orders.ts'
import { paymentKey, storeIntentIds, type IntentOfPayment } from './payment/store-intent-ids.ts'
import { storeEvents, type WebhookEventRow } from './payment/webhook-events.ts'
import type { Sql } from './sql.ts'

/**
 * The statements that every checkout makes, and every event. Checkouts at the same time share statement,
 * round trip and commit, which halves their cost for Postgres (`pnpm bench create-intent`). They
 * gather before the first, and again after Stripe has answered each at its own time.
 */
export type BatchedStatements = {
  /** The products that exist among the ids, by id, priced in the currency. */
  sellableProducts(query: SellableQuery): Promise<Map<string, SellableProduct>>
  /** False: an order of this id exists already, and nothing was written. */
  placeOrder(order: NewOrder): Promise<boolean>
  /** Remembers Stripe's id, and tells the order's revision now. */
  storeIntentId(item: IntentOfPayment): Promise<number>
  /** Stores an event with the job that will apply it. False: it is known (I5). */
  storeEvent(event: WebhookEventRow): Promise<boolean>
}

export function batchedStatements(sql: Sql): BatchedStatements {
  return {
    sellableProducts: inBatches((queries) => sellableProducts(sql, queries), {
      gatherMs: 2,
    }),
    placeOrder: inBatches((orders) => placeOrders(sql, orders), { keyOf: ({ id }) => id }),
    storeIntentId: inBatches((items: readonly IntentOfPayment[]) => storeIntentIds(sql, items), {
      keyOf: paymentKey,
      gatherMs: 1,
    }),
    storeEvent: inBatches((events: readonly WebhookEventRow[]) => storeEvents(sql, events), {
      keyOf: ({ id }) => id,
    }),
  }
}
