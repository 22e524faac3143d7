import type { PrismaClient } from '../generated/prisma/client.ts'

export type ShopCategory = { slug: string; name: string }

/** In the order of the shop's menu; without those that hold nothing that is sold. */
export async function listCategories(prisma: PrismaClient): Promise<ShopCategory[]> {
  return prisma.category.findMany({
    where: { products: { some: { active: true } } },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: { slug: true, name: true },
  })
}
