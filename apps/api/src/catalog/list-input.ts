import { PRODUCT_SORTS, type ProductPosition, type ProductSort } from '@paydesk/db'
import { z } from 'zod'
import { currency } from '../currency.ts'

const amount = z.int().min(0).max(99_999_999)

const sorts = {
  error: `Sort by one of: ${PRODUCT_SORTS.join(', ')}.`,
}

const input = z.object({
  currency,
  search: z.string().trim().max(100, 'Search for at most 100 characters.').optional(),
  /** A category's slug. */
  category: z.string().max(80).optional(),
  /** Default: by relevance when something is searched for, by name otherwise. */
  sort: z.enum(PRODUCT_SORTS, sorts).optional(),
  /** In the currency's minor units; a product without a price in it is in no range. */
  priceMinMinor: amount.optional(),
  priceMaxMinor: amount.optional(),
  onSale: z.boolean().optional(),
  inStock: z.boolean().optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.int().min(1).max(48).default(24),
})

export const listInput = input.transform(({ cursor, sort, ...rest }, context) => {
  const order: ProductSort = sort ?? (rest.search ? 'relevance' : 'name')
  if (cursor === undefined) return { ...rest, sort: order }
  const after = positionIn(cursor, order)
  if (after) return { ...rest, sort: order, after }
  context.addIssue({
    code: 'custom',
    path: ['cursor'],
    message: 'The cursor is not one of this list: leave it out to begin at the first page.',
    params: { code: 'invalid_cursor' },
  })
  return z.NEVER
})

const isoTime = z.iso.datetime()
const integer = z.string().regex(/^\d{1,9}$/)

/** What the key of a sort looks like: the database would throw at another. */
const keys = {
  relevance: z.string(),
  name: z.string(),
  newest: isoTime,
  price_asc: integer,
  price_desc: integer,
} satisfies Record<ProductSort, z.ZodType<string>>

/** Opaque; it names the sort, so that a page of one order is not continued in another. */
export function cursorAt(sort: ProductSort, { key, id, isInName }: ProductPosition): string {
  return Buffer.from(JSON.stringify([sort, key, id, isInName])).toString('base64url')
}

function positionIn(cursor: string, sort: ProductSort): ProductPosition | undefined {
  const tuple = z.tuple([z.literal(sort), keys[sort], z.guid(), z.boolean()])
  const parsed = tuple.safeParse(decoded(cursor))
  if (!parsed.success) return undefined
  const [, key, id, isInName] = parsed.data
  return { key, id, isInName }
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}
