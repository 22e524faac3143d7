import { orderOfGuest, ordersOfGuest, type OrderWithDetails } from '@paydesk/db'
import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { cursor, encodeCursor } from '../cursor.ts'
import { guestProcedure, procedure, router, type Context } from '../trpc.ts'
import { orderProgress, orderView, type Order, type OrderProgress } from './order-view.ts'
import { watchOrder } from './watch-order.ts'

const orderId = z.guid('An order id is a UUID.')

export const ordersRouter = router({
  byId: guestProcedure
    .input(z.object({ orderId }))
    .query(async ({ ctx, input }): Promise<Order> => {
      return orderView(await findOrder(ctx, input.orderId))
    }),

  /** The guest's own orders, newest first. Who has no cookie yet has none. */
  list: procedure
    .input(z.object({ cursor: cursor.optional(), limit: z.int().min(1).max(50).default(20) }))
    .query(async ({ ctx, input }): Promise<{ items: Order[]; nextCursor: string | null }> => {
      if (!ctx.guestId) return { items: [], nextCursor: null }
      const rows = await ordersOfGuest(ctx.deps.db.prisma, {
        guestId: ctx.guestId,
        after: input.cursor && { createdAt: new Date(input.cursor[0]), id: input.cursor[1] },
        limit: input.limit + 1,
      })
      const items = rows.slice(0, input.limit)
      const last = items.at(-1)
      return {
        items: items.map(orderView),
        nextCursor:
          rows.length > input.limit && last
            ? encodeCursor([last.createdAt.toISOString(), last.id])
            : null,
      }
    }),

  /** How the order stands: at once, and again at every change. */
  onStatus: guestProcedure.input(z.object({ orderId })).subscription(async function* ({
    ctx,
    input,
    signal,
  }): AsyncGenerator<OrderProgress> {
    const order = await findOrder(ctx, input.orderId)
    for await (const current of watchOrder(ctx.deps, order, signal)) yield orderProgress(current)
  }),
})

/** Another guest's order is answered as one that does not exist. */
async function findOrder(
  ctx: Context & { guestId: string },
  id: string,
): Promise<OrderWithDetails> {
  const order = await orderOfGuest(ctx.deps.db.prisma, ctx.guestId, id)
  if (!order) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such order.' })
  return order
}
