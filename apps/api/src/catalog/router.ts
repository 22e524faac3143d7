import { listProducts, productBySlug } from '@paydesk/db'
import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { cursor, encodeCursor } from '../cursor.ts'
import { currency } from '../currency.ts'
import { procedure, router } from '../trpc.ts'
import { productCard, productPage, type ProductCard, type ProductPage } from './product-view.ts'

const listInput = z.object({
  currency,
  search: z.string().trim().max(100, 'Search for at most 100 characters.').optional(),
  cursor: cursor.optional(),
  limit: z.int().min(1).max(48).default(24),
})

export const catalogRouter = router({
  /** The active products, by name, page by page. */
  list: procedure
    .input(listInput)
    .query(async ({ ctx, input }): Promise<{ items: ProductCard[]; nextCursor: string | null }> => {
      const after = input.cursor && { name: input.cursor[0], id: input.cursor[1] }
      // One more than asked for tells whether there is a next page.
      const rows = await listProducts(ctx.deps.db.prisma, {
        ...input,
        after,
        limit: input.limit + 1,
      })
      const items = rows.slice(0, input.limit)
      const last = items.at(-1)
      const more = rows.length > input.limit && last
      return {
        items: items.map(productCard),
        nextCursor: more ? encodeCursor([last.name, last.id]) : null,
      }
    }),

  bySlug: procedure
    .input(z.object({ slug: z.string().max(200), currency }))
    .query(async ({ ctx, input }): Promise<ProductPage> => {
      const product = await productBySlug(ctx.deps.db.prisma, input.slug, input.currency)
      if (!product) {
        throw new TRPCError({ code: 'NOT_FOUND', message: 'The shop does not have this product.' })
      }
      return productPage(product)
    }),
})
