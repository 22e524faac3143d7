import type { CurrencyCode } from '@paydesk/pricing'
import { run, type Sql } from '../sql.ts'

/** What a cart's line needs to know of its product, in one currency. */
export type SellableProduct = {
  id: string
  name: string
  active: boolean
  /** What can still be had: in stock, and not held by somebody's open order. */
  available: number
  /** What one costs now: the sale price, where one is valid. Null: not for sale in this currency. */
  unitMinor: number | null
  regularUnitMinor: number | null
  categoryId: string | null
  taxClass: string
  grams: number
  needsShipping: boolean
  /** Its money is set aside at first, and captured by staff. */
  captureLater: boolean
  /** Of the rules that were in force at the moment of this read: see pricing-rules. */
  rulesVersion: string
}

export type SellableQuery = { ids: readonly string[]; currency: CurrencyCode }

/** For each query the products that exist among its ids, by id. */
export async function sellableProducts(
  sql: Sql,
  queries: readonly SellableQuery[],
): Promise<Map<string, SellableProduct>[]> {
  const idsByCurrency = new Map<CurrencyCode, Set<string>>()
  for (const { ids, currency } of queries) {
    const wanted = idsByCurrency.get(currency) ?? new Set()
    idsByCurrency.set(currency, new Set([...wanted, ...ids]))
  }
  const found = new Map<CurrencyCode, Map<string, SellableProduct>>()
  for (const [currency, ids] of idsByCurrency) {
    found.set(currency, await read(sql, [...ids], currency))
  }
  return queries.map(({ ids, currency }) => {
    const products = ids.map((id) => found.get(currency)?.get(id))
    return new Map(products.flatMap((product) => (product ? [[product.id, product]] : [])))
  })
}

async function read(sql: Sql, ids: readonly string[], currency: CurrencyCode) {
  const [anyId] = ids
  if (anyId === undefined) return new Map<string, SellableProduct>()
  const size = 2 ** Math.ceil(Math.log2(ids.length))
  const padding = Array.from({ length: size - ids.length }, () => anyId)
  const values = [currency, ...ids, ...padding]
  const rows = await run<SellableProduct>(sql, statementFor(size), values)
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Postgres plans `= ANY (an array)` anew at every call, which costs more than the read itself. A
 * list of parameters is planned once; few sizes, and a list padded to the next, keep those few.
 */
function statementFor(size: number) {
  const parameters = Array.from({ length: size }, (_, index) => `$${index + 2}`)
  return {
    name: `sellable-products-${size}`,
    text: `
      SELECT product.id, product.name, product.active, product.stock - product.reserved AS available,
        -- LEAST knows no null: a sale price alone would make a price of its own.
        CASE WHEN regular.id IS NOT NULL THEN LEAST(regular.amount_minor, sale.amount_minor) END AS "unitMinor",
        regular.amount_minor AS "regularUnitMinor",
        product.category_id AS "categoryId", product.tax_class_id AS "taxClass",
        product.grams, product.needs_shipping AS "needsShipping", product.capture_later AS "captureLater",
        (SELECT version::text FROM rules_version) AS "rulesVersion"
      FROM products product
      LEFT JOIN prices regular ON ${isValidNow('regular')}
      LEFT JOIN prices sale ON ${isValidNow('sale')}
      WHERE product.id IN (${parameters.join(', ')})`,
  }
}

/** Of a product's prices of one kind in one currency at most one is valid: the database sees to it. */
function isValidNow(kind: 'regular' | 'sale'): string {
  return `${kind}.product_id = product.id AND ${kind}.currency = $1::"Currency" AND ${kind}.kind = '${kind}'
        AND (${kind}.valid_from IS NULL OR ${kind}.valid_from <= now())
        AND (${kind}.valid_until IS NULL OR ${kind}.valid_until > now())`
}
