import type { Currency } from '../generated/prisma/enums.ts'
import type { PrismaClient, Prisma } from '../generated/prisma/client.ts'

export type CatalogPage = {
  currency: Currency
  search?: string | undefined
  /** The product after which the page begins. */
  after?: { name: string; id: string } | undefined
  limit: number
}

/** The active products in the order of their names, each with its price in the currency, if it has one. */
export async function listProducts(prisma: PrismaClient, page: CatalogPage) {
  const conditions: Prisma.ProductWhereInput[] = [{ active: true }]
  if (page.search) conditions.push(matching(page.search))
  if (page.after) {
    const { name, id } = page.after
    conditions.push({ OR: [{ name: { gt: name } }, { name, id: { gt: id } }] })
  }
  return prisma.product.findMany({
    where: { AND: conditions },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: page.limit,
    include: priceIn(page.currency),
  })
}

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

/** Every word must stand in the name or the description. */
function matching(search: string): Prisma.ProductWhereInput {
  const words = search.trim().split(/\s+/)
  return {
    AND: words.map((word) => {
      // Prisma hands the text to ILIKE as it is: there, these three are not letters.
      const contains = word.replace(/[\\%_]/g, String.raw`\$&`)
      return {
        OR: [
          { name: { contains, mode: 'insensitive' } },
          { description: { contains, mode: 'insensitive' } },
        ],
      }
    }),
  }
}
