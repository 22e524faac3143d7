import type { CurrencyCode } from '@paydesk/pricing'
import { run, type Sql } from '../sql.ts'
import { correctWords } from './correct-words.ts'
import { estimateStatement, pageStatement, type PageQuery } from './page-statement.ts'

export const PRODUCT_SORTS = ['relevance', 'name', 'newest', 'price_asc', 'price_desc'] as const
export type ProductSort = (typeof PRODUCT_SORTS)[number]

export type ProductFilters = {
  currency: CurrencyCode
  /** A category's slug. */
  category?: string | undefined
  priceMinMinor?: number | undefined
  priceMaxMinor?: number | undefined
  onSale?: boolean | undefined
  inStock?: boolean | undefined
}

export type ProductQuery = ProductFilters & {
  search?: string | undefined
  /** By relevance: those whose name has the words, then those whose description has; each by name. */
  sort: ProductSort
  after?: ProductPosition | undefined
  limit: number
}

/** Where a page ended, in the order of its sort: the next begins behind it. */
export type ProductPosition = { key: string; id: string; isInName: boolean }

export type ListedProduct = {
  id: string
  slug: string
  name: string
  image: string
  stock: number
  /** Null: not for sale in this currency. */
  priceMinor: number | null
  regularPriceMinor: number | null
  position: ProductPosition
}

export type ListedProducts = {
  items: ListedProduct[]
  /** What was looked for instead, when words were corrected. */
  correctedSearch: string | null
}

/** The active products that fit, in one of the shop's orders, from a position on. */
export async function listProducts(sql: Sql, query: ProductQuery): Promise<ListedProducts> {
  const { search = '', sort, after, limit, category } = query
  const { words, isCorrected, isHopeless } = await correctWords(sql, search)
  const correctedSearch = isCorrected ? words.join(' ') : null
  const categoryId = category === undefined ? undefined : await categoryIdOf(sql, category)
  const isNowhere = isHopeless || (category !== undefined && categoryId === undefined)
  if (isNowhere) return { items: [], correctedSearch: null }
  const page = { ...query, categoryId, words }
  if (words.length === 0 || sort !== 'relevance') {
    return { items: await readPage(sql, { ...page, where: 'anywhere' }), correctedSearch }
  }
  const isInRest = after?.isInName === false
  const inName = isInRest ? [] : await readPage(sql, { ...page, where: 'name' })
  if (inName.length === limit) return { items: inName, correctedSearch }
  const rest = await readPage(sql, {
    ...page,
    after: isInRest ? after : undefined,
    where: 'description',
    limit: limit - inName.length,
  })
  return { items: [...inName, ...rest], correctedSearch }
}

/** Postgres's plan of such a page, measured. For benchmarks and for whoever adds an order or a filter. */
export async function explainProducts(sql: Sql, query: ProductQuery): Promise<string> {
  const { words } = await correctWords(sql, query.search ?? '')
  const { category } = query
  const categoryId = category === undefined ? undefined : await categoryIdOf(sql, category)
  const where = query.sort === 'relevance' && words.length > 0 ? 'name' : 'anywhere'
  const page = { ...query, categoryId, words, where } as const
  const { text, values } = pageStatement({ ...page, way: await wayTo(sql, page) })
  const { rows } = await sql.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
    values,
  )
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

const categoryBySlug = {
  name: 'category-by-slug',
  text: 'SELECT id FROM categories WHERE slug = $1',
}

async function categoryIdOf(sql: Sql, slug: string): Promise<string | undefined> {
  const [category] = await run<{ id: string }>(sql, categoryBySlug, [slug])
  return category?.id
}

type Row = Omit<ListedProduct, 'position'> & { key: string }

async function readPage(sql: Sql, query: Omit<PageQuery, 'way'>): Promise<ListedProduct[]> {
  const { text, values } = pageStatement({ ...query, way: await wayTo(sql, query) })
  // Planned anew each time: what is the best way to a page hangs on the words and the bounds.
  const { rows } = await sql.query<Row>(text, values)
  const isInName = query.where !== 'description'
  return rows.map(({ key, ...row }) =>
    Object.assign(row, { position: { key, id: row.id, isInName } }),
  )
}

/** So many are found and sorted in some milliseconds. */
const FEW = 2500

/**
 * Postgres would choose by how many products it expects to fit as well, but as if these were spread evenly
 * over the alphabet; words are not, and then a walk is long.
 */
async function wayTo(sql: Sql, query: Omit<PageQuery, 'way'>): Promise<PageQuery['way']> {
  if (query.words.length === 0 || query.sort.startsWith('price')) return 'walked'
  const { text, values } = estimateStatement(query)
  const { rows } = await sql.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    text,
    values,
  )
  const expected = rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? Infinity
  return expected < FEW ? 'sorted' : 'walked'
}
