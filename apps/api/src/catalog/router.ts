import { listCategories, listProducts, productBySlug, type ShopCategory } from '@paydesk/db'
import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { currency } from '../currency.ts'
import { procedure, router } from '../trpc.ts'
import { cursorAt, listInput } from './list-input.ts'
import { listedCard, productPage, type ProductCard, type ProductPage } from './product-view.ts'

export type ProductListPage = {
  items: ProductCard[]
  nextCursor: string | null
  /** What was looked for instead, when words of the search were corrected. */
  correctedSearch: string | null
}

export const catalogRouter = router({
  /** The active products that fit, page by page. */
  list: procedure.input(listInput).query(async ({ ctx, input }): Promise<ProductListPage> => {
    // One more than asked for tells whether there is a next page.
    const limit = input.limit + 1
    const found = await listProducts(ctx.deps.db.pool, { ...input, limit })
    const shown = found.items.slice(0, input.limit)
    const last = shown.at(-1)
    const hasMore = found.items.length > input.limit
    return {
      items: shown.map(listedCard),
      nextCursor: hasMore && last ? cursorAt(input.sort, last.position) : null,
      correctedSearch: found.correctedSearch,
    }
  }),

  /** What the shop is sorted into, in the order of its menu. */
  categories: procedure.query(({ ctx }): Promise<ShopCategory[]> => {
    return listCategories(ctx.deps.db.prisma)
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
