import type { CurrencyCode } from '@paydesk/pricing'
import { run, type Sql } from '../sql.ts'

/** What a cart's line needs to know of its product, in one currency. */
export type SellableProduct = {
  id: string
  name: string
  active: boolean
  stock: number
  /** Null: not for sale in this currency. */
  unitMinor: number | null
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
      SELECT product.id, product.name, product.active, product.stock, price.amount_minor AS "unitMinor"
      FROM products product
      LEFT JOIN prices price ON price.product_id = product.id AND price.currency = $1::"Currency"
      WHERE product.id IN (${parameters.join(', ')})`,
  }
}
