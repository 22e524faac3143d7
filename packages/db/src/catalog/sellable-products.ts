import { run, type Sql } from '../sql.ts'
import type { Currency } from '../generated/prisma/enums.ts'

/** What a cart's line needs to know of its product, in one currency. */
export type SellableProduct = {
  id: string
  name: string
  active: boolean
  stock: number
  /** Null: not for sale in this currency. */
  unitMinor: number | null
}

const statement = {
  name: 'sellable-products',
  text: `
    SELECT product.id, product.name, product.active, product.stock, price.amount_minor AS "unitMinor"
    FROM products product
    LEFT JOIN prices price ON price.product_id = product.id AND price.currency = $2::"Currency"
    WHERE product.id = ANY ($1::uuid[])`,
}

/** The products that exist among `ids`, by id. One statement: it is on the path of every payment. */
export async function sellableProducts(
  sql: Sql,
  ids: readonly string[],
  currency: Currency,
): Promise<Map<string, SellableProduct>> {
  const rows = await run<SellableProduct>(sql, statement, [ids, currency])
  return new Map(rows.map((row) => [row.id, row]))
}
