import type { Currency } from '../generated/prisma/enums.ts'
import type { PrismaClient, Prisma } from '../generated/prisma/client.ts'

export async function productBySlug(prisma: PrismaClient, slug: string, currency: Currency) {
  return prisma.product.findFirst({
    where: { slug, active: true },
    include: priceIn(currency),
  })
}

/** The prices that are valid now: the regular one, and before it the one of a sale. */
function priceIn(currency: Currency) {
  const now = new Date()
  return {
    prices: {
      where: {
        currency,
        AND: [
          { OR: [{ validFrom: null }, { validFrom: { lte: now } }] },
          { OR: [{ validUntil: null }, { validUntil: { gt: now } }] },
        ],
      },
      orderBy: { kind: 'desc' },
    },
  } satisfies Prisma.ProductInclude
}
