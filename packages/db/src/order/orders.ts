import type { Prisma, PrismaClient } from '../generated/prisma/client.ts'

const withDetails = {
  lines: { orderBy: { position: 'asc' } },
  payments: { orderBy: { generation: 'desc' }, include: { refunds: true } },
  disputes: { orderBy: { createdAt: 'desc' }, take: 1 },
} satisfies Prisma.OrderInclude

/** An order with its lines and its payments, the newest first. */
export type OrderWithDetails = Prisma.OrderGetPayload<{ include: typeof withDetails }>

/** The guest's order, or null: another guest's order looks as one that does not exist. */
export async function orderOfGuest(
  prisma: PrismaClient,
  guestId: string,
  id: string,
): Promise<OrderWithDetails | null> {
  return prisma.order.findFirst({ where: { id, guestId }, include: withDetails })
}

export type OrdersPage = {
  guestId: string
  after?: { createdAt: Date; id: string } | undefined
  limit: number
}

/** The guest's orders, newest first. */
export async function ordersOfGuest(
  prisma: PrismaClient,
  { guestId, after, limit }: OrdersPage,
): Promise<OrderWithDetails[]> {
  return prisma.order.findMany({
    where: {
      guestId,
      ...(after && {
        OR: [
          { createdAt: { lt: after.createdAt } },
          { createdAt: after.createdAt, id: { lt: after.id } },
        ],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: withDetails,
  })
}
