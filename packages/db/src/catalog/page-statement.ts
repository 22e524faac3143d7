import type { ProductPosition, ProductSort, ProductFilters } from './list-products.ts'

export type PageQuery = Omit<ProductFilters, 'category'> & {
  categoryId: string | undefined
  /** As the catalogue spells them; none: everything. */
  words: readonly string[]
  where: 'anywhere' | 'name' | 'description'
  sort: ProductSort
  after?: ProductPosition | undefined
  limit: number
  /**
   * 'sorted': finds all that fit and sorts them. 'walked': goes through the shop in its order until the page
   * is full.
   */
  way: 'sorted' | 'walked'
}

const ORDERS = {
  relevance: { column: 'product.name', type: 'text', direction: 'ASC' },
  name: { column: 'product.name', type: 'text', direction: 'ASC' },
  newest: { column: 'product.created_at', type: 'timestamptz', direction: 'DESC' },
  price_asc: { column: 'counts.amount_minor', type: 'int', direction: 'ASC' },
  price_desc: { column: 'counts.amount_minor', type: 'int', direction: 'DESC' },
} as const satisfies Record<ProductSort, { column: string; type: string; direction: string }>

/**
 * First the page is found, by as few tables as it takes; then its dozen products are looked up with their
 * prices. Postgres would otherwise count the price of each product that it passes over.
 */
export function pageStatement(query: PageQuery): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const put = (value: unknown) => `$${values.push(value)}`
  const currency = `${put(query.currency)}::"Currency"`
  const { column, type, direction } = ORDERS[query.sort]
  const isByPrice = column === 'counts.amount_minor'
  const id = isByPrice ? 'counts.product_id' : 'product.id'
  const conditions = [
    'product.active',
    ...filters(query, put),
    ...(query.after
      ? [
          `(${column}, ${id}) ${direction === 'ASC' ? '>' : '<'} (${put(query.after.key)}::${type}, ${put(query.after.id)}::uuid)`,
        ]
      : []),
  ]
  const { priceMinMinor: least, priceMaxMinor: most, onSale = false } = query
  const needsPrice = isByPrice || least !== undefined || most !== undefined || onSale
  const key =
    type === 'timestamptz'
      ? `to_char(page.key AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
      : 'page.key::text'
  const found = `
      SELECT product.id, product.slug, product.name, product.image, product.stock - product.reserved AS stock, ${column} AS key
      FROM products product ${needsPrice ? priceThatCounts(currency) : ''}
      WHERE ${conditions.join('\n        AND ')}`
  const ordered =
    query.way === 'sorted'
      ? `SELECT * FROM (${found} OFFSET 0) found ORDER BY key ${direction}, id ${direction}`
      : `${found} ORDER BY ${column} ${direction}, ${id} ${direction}`
  const text = `
    WITH page AS MATERIALIZED (${ordered} LIMIT ${put(query.limit)})
    SELECT page.id, page.slug, page.name, page.image, page.stock, ${key} AS key,
      CASE WHEN regular.id IS NOT NULL THEN LEAST(regular.amount_minor, sale.amount_minor) END AS "priceMinor",
      CASE WHEN sale.amount_minor < regular.amount_minor THEN regular.amount_minor END AS "regularPriceMinor"
    FROM page
    LEFT JOIN prices regular ON ${isPriceOf('page', 'regular', currency)}
    LEFT JOIN prices sale ON ${isPriceOf('page', 'sale', currency)}
    ORDER BY page.key ${direction}, page.id ${direction}`
  return { text, values }
}

function filters(query: PageQuery, put: (value: unknown) => string): string[] {
  const { categoryId, priceMinMinor: least, priceMaxMinor: most, inStock, onSale } = query
  return [
    ...(categoryId === undefined ? [] : [`product.category_id = ${put(categoryId)}::uuid`]),
    ...searchConditions(query, put),
    ...(inStock ? ['product.stock > product.reserved'] : []),
    ...(onSale ? [`counts.kind = 'sale'`] : []),
    ...(least === undefined ? [] : [`counts.amount_minor >= ${put(least)}`]),
    ...(most === undefined ? [] : [`counts.amount_minor <= ${put(most)}`]),
  ]
}

/**
 * The price that counts, as a row: so a page by price is read along the index of prices, and bounds are
 * looked up in it. Whether it is the one is asked by subqueries that give a value, not by EXISTS:
 * Postgres would make joins of these, misjudge how many rows are left, and sort the whole shop for a page
 * of twelve. And it is asked of the product, not of the price: so it comes after all cheaper questions.
 */
function priceThatCounts(currency: string): string {
  return `JOIN prices counts ON counts.product_id = product.id AND counts.currency = ${currency}
        AND ${isValidNow('counts')}
        AND (counts.kind = 'regular' OR (
          SELECT count(*) > 0 FROM prices regular WHERE ${isPriceOf('product', 'regular', currency)}))
        AND NOT (
          SELECT count(*) > 0 FROM prices other
          WHERE other.product_id = product.id AND other.currency = ${currency}
            AND other.kind <> counts.kind AND ${isValidNow('other')}
            AND (other.amount_minor < counts.amount_minor
              OR (other.amount_minor = counts.amount_minor AND other.kind = 'regular')))`
}

function isPriceOf(product: string, kind: 'regular' | 'sale', currency: string): string {
  return `${kind}.product_id = ${product}.id AND ${kind}.currency = ${currency}
      AND ${kind}.kind = '${kind}' AND ${isValidNow(kind)}`
}

function isValidNow(alias: string): string {
  return `(${alias}.valid_from IS NULL OR ${alias}.valid_from <= now())
        AND (${alias}.valid_until IS NULL OR ${alias}.valid_until > now())`
}

const WORDS_OF_NAME = 'product.name_words'
const WORDS = 'product.words'

/** Every word must stand there, each as the beginning of a word. */
function searchConditions(
  { words, where }: Pick<PageQuery, 'words' | 'where'>,
  put: (value: unknown) => string,
): string[] {
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

/** How many products have the words, as Postgres expects from what it knows of their distribution. */
export function estimateStatement({ categoryId, words, where }: Estimated) {
  const values: unknown[] = []
  const put = (value: unknown) => `$${values.push(value)}`
  const conditions = [
    'product.active',
    ...(categoryId === undefined ? [] : [`product.category_id = ${put(categoryId)}::uuid`]),
    ...searchConditions({ words, where }, put),
  ]
  const text = `EXPLAIN (FORMAT JSON) SELECT FROM products product WHERE ${conditions.join(' AND ')}`
  return { text, values }
}

type Estimated = Pick<PageQuery, 'categoryId' | 'words' | 'where'>
