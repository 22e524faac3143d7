import { setTimeout as sleep } from 'node:timers/promises'
import { orderOfGuest, type OrderWithDetails } from '@paydesk/db'
import type { Deps } from '../deps.ts'
import { settleFromStripe } from '../payment/settle-from-stripe.ts'

const FIRST_ASK_MS = 2_000
const LONGEST_ASK_MS = 60_000

/**
 * The order, and the order again after each change. While someone watches an unsettled order,
 * Stripe is asked for it too, ever more rarely: a lost webhook must not leave them waiting (I4).
 */
export async function* watchOrder(
  deps: Deps,
  order: OrderWithDetails,
  signal: AbortSignal | undefined,
): AsyncGenerator<OrderWithDetails> {
  const done = new AbortController()
  const watching = signal ? AbortSignal.any([signal, done.signal]) : done.signal
  const changes = deps.orderEvents.watch(order.id, watching)
  void askStripe(deps, order.id, watching)
  try {
    // The first read comes after the watch began: a change between the two is not missed.
    yield await reread(deps, order)
    for await (const _change of changes) yield await reread(deps, order)
  } catch (error) {
    if (!watching.aborted) throw error
  } finally {
    done.abort()
  }
}

async function reread(deps: Deps, { guestId, id }: OrderWithDetails): Promise<OrderWithDetails> {
  const order = await orderOfGuest(deps.db.prisma, guestId, id)
  if (!order) throw new Error(`order ${id} has gone`)
  return order
}

async function askStripe(deps: Deps, orderId: string, signal: AbortSignal): Promise<void> {
  for (let waitMs = FIRST_ASK_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_ASK_MS)) {
    try {
      await sleep(waitMs, undefined, { signal, ref: false })
      if ((await settleFromStripe(deps, orderId)) === 'settled') return
    } catch (error) {
      if (signal.aborted) return
      deps.log.warn({ err: error, orderId }, 'could not ask Stripe for a watched order')
    }
  }
}
