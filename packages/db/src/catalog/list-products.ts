import type { CurrencyCode } from '@paydesk/pricing'
import type { Sql } from '../sql.ts'
import { correctWords } from './correct-words.ts'

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
  const { search = '', sort, after, limit } = query
  const { words, isCorrected } = await correctWords(sql, search)
  const correctedSearch = isCorrected ? words.join(' ') : null
  if (words.length === 0) {
    if (search.trim() !== '') return { items: [], correctedSearch }
    return { items: await readPage(sql, { ...query, where: 'anywhere', words }), correctedSearch }
  }
  if (sort !== 'relevance') {
    return { items: await readPage(sql, { ...query, where: 'anywhere', words }), correctedSearch }
  }
  const inName =
    after?.isInName === false ? [] : await readPage(sql, { ...query, where: 'name', words })
  if (inName.length === limit) return { items: inName, correctedSearch }
  const rest = await readPage(sql, {
    ...query,
    after: after?.isInName === false ? after : undefined,
    where: 'description',
    words,
    limit: limit - inName.length,
  })
  return { items: [...inName, ...rest], correctedSearch }
}

/** Postgres's plan of such a page, measured. For benchmarks and for whoever adds an order or a filter. */
export async function explainProducts(sql: Sql, query: ProductQuery): Promise<string> {
  const { words } = await correctWords(sql, query.search ?? '')
  const where = query.sort === 'relevance' && words.length > 0 ? 'name' : 'anywhere'
  const { text, values } = pageStatement({ ...query, where, words })
  const { rows } = await sql.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
    values,
  )
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

type PageQuery = ProductQuery & {
  words: readonly string[]
  where: 'anywhere' | 'name' | 'description'
}

type Row = Omit<ListedProduct, 'position'> & { key: string }

async function readPage(sql: Sql, query: PageQuery): Promise<ListedProduct[]> {
  const { text, values } = pageStatement(query)
  // Planned anew each time: what is the best way to a page hangs on the words and the bounds.
  const { rows } = await sql.query<Row>(text, values)
  const isInName = query.where !== 'description'
  return rows.map(({ key, ...row }) =>
    Object.assign(row, { position: { key, id: row.id, isInName } }),
  )
}

const price =
  'CASE WHEN regular.id IS NOT NULL THEN LEAST(regular.amount_minor, sale.amount_minor) END'
const isOnSale = 'sale.amount_minor < regular.amount_minor'

const ORDERS = {
  relevance: { column: 'product.name', type: 'text', direction: 'ASC' },
  name: { column: 'product.name', type: 'text', direction: 'ASC' },
  newest: { column: 'product.created_at', type: 'timestamptz', direction: 'DESC' },
  price_asc: { column: 'counts.amount_minor', type: 'int', direction: 'ASC' },
  price_desc: { column: 'counts.amount_minor', type: 'int', direction: 'DESC' },
} as const satisfies Record<ProductSort, { column: string; type: string; direction: string }>

function pageStatement(query: PageQuery): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const put = (value: unknown) => `$${values.push(value)}`
  const currency = `${put(query.currency)}::"Currency"`
  const { column, type, direction } = ORDERS[query.sort]
  const isByPrice = column === 'counts.amount_minor'
  const { priceMinMinor: least, priceMaxMinor: most, after } = query

  const conditions = ['product.active']
  if (query.category !== undefined) {
    conditions.push(
      `product.category_id = (SELECT id FROM categories WHERE slug = ${put(query.category)})`,
    )
  }
  conditions.push(...searchConditions(query, put))
  if (query.inStock) conditions.push('product.stock > 0')
  if (query.onSale) conditions.push(`counts.kind = 'sale'`)
  if (after) {
    const id = isByPrice ? 'counts.product_id' : 'product.id'
    const comparison = direction === 'ASC' ? '>' : '<'
    conditions.push(
      `(${column}, ${id}) ${comparison} (${put(after.key)}::${type}, ${put(after.id)}::uuid)`,
    )
  }

  // The price that counts, as a row: so a page by price is read along the index of prices, and bounds
  // are looked up in it.
  const needsPrice = isByPrice || least !== undefined || most !== undefined || query.onSale
  const bounds = [
    ...(least === undefined ? [] : [`counts.amount_minor >= ${put(least)}`]),
    ...(most === undefined ? [] : [`counts.amount_minor <= ${put(most)}`]),
  ]
  // A subquery that gives a value, not EXISTS: Postgres would make a join of that, misjudge how many rows
  // are left, and sort the whole shop for a page of twelve.
  const counts = needsPrice
    ? `JOIN prices counts ON counts.product_id = product.id AND counts.currency = ${currency}
        AND ${isValidNow('counts')}
        AND NOT (
          SELECT count(*) > 0 FROM prices lower
          WHERE lower.product_id = counts.product_id AND lower.currency = ${currency}
            AND lower.kind <> counts.kind AND ${isValidNow('lower')}
            AND (lower.amount_minor < counts.amount_minor
              OR (lower.amount_minor = counts.amount_minor AND lower.kind = 'regular')))`
    : ''
  const id = isByPrice ? 'counts.product_id' : 'product.id'
  const text = `
    SELECT product.id, product.slug, product.name, product.image, product.stock,
      ${price} AS "priceMinor",
      CASE WHEN ${isOnSale} THEN regular.amount_minor END AS "regularPriceMinor",
      ${type === 'timestamptz' ? `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `${column}::text`} AS key
    FROM products product
    ${needsPrice ? '' : 'LEFT '}JOIN prices regular ON regular.product_id = product.id AND regular.currency = ${currency}
      AND regular.kind = 'regular' AND ${isValidNow('regular')}
    LEFT JOIN prices sale ON sale.product_id = product.id AND sale.currency = ${currency}
      AND sale.kind = 'sale' AND ${isValidNow('sale')}
    ${counts}
    WHERE ${[...conditions, ...bounds].join('\n      AND ')}
    ORDER BY ${column} ${direction}, ${id} ${direction}
    LIMIT ${put(query.limit)}`
  return { text, values }
}

function isValidNow(alias: string): string {
  return `(${alias}.valid_from IS NULL OR ${alias}.valid_from <= now())
        AND (${alias}.valid_until IS NULL OR ${alias}.valid_until > now())`
}

const WORDS_OF_NAME = 'product.name_words'
const WORDS = 'product.words'

/** Every word must stand there, each as the beginning of a word. */
function searchConditions({ words, where }: PageQuery, put: (value: unknown) => string): string[] {
  if (words.length === 0) return []
  // Quoted: a word of the catalogue may hold what tsquery reads as an operator ("0.9", "e-mail").
  const lexemes = words.map((word) => `'${word.replace(/['\\\\]/g, ' ')}':*`)
  const query = `to_tsquery('simple', ${put(lexemes.join(' & '))})`
  switch (where) {
    case 'anywhere':
      return [`${WORDS} @@ ${query}`]
    case 'name':
      return [`${WORDS_OF_NAME} @@ ${query}`]
    case 'description':
      return [`${WORDS} @@ ${query}`, `NOT ${WORDS_OF_NAME} @@ ${query}`]
  }
}
