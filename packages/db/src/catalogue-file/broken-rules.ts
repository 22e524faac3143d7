import { decimalOfMinor, type CurrencyCode } from '@paydesk/pricing'
import type { Sql } from '../sql.ts'
import type { FileFault } from './fault.ts'

type Rule = { name: string; condition: string; columns: string[] }

// The database's own rules, as it states them, so that the import cannot disagree with it.
const rulesOf = `
  SELECT rule.conname AS name, pg_get_expr(rule.conbin, rule.conrelid) AS condition,
    ARRAY(SELECT attname::text FROM pg_attribute
      WHERE attrelid = rule.conrelid AND attnum = ANY (rule.conkey) ORDER BY attnum) AS columns
  FROM pg_constraint rule
  WHERE rule.conrelid = $1::regclass AND rule.contype = 'c'
  ORDER BY rule.conname`

/** Rows that break a CHECK of "products" or "prices": the rule's name says what they should be. */
export async function findBrokenRules(sql: Sql): Promise<FileFault[]> {
  const products = await sql.query<Rule>(rulesOf, ['products'])
  const prices = await sql.query<Rule>(rulesOf, ['prices'])
  const faults: FileFault[][] = []
  for (const rule of products.rows) faults.push(await askProducts(sql, rule))
  for (const rule of prices.rows) {
    // Those of the dates cannot be broken: a price of the file has none.
    if (rule.columns.includes('amount_minor')) faults.push(await askPrices(sql, rule))
  }
  return faults.flat()
}

async function askProducts(sql: Sql, rule: Rule): Promise<FileFault[]> {
  const { rows } = await sql.query<{ line: number }>(
    `SELECT line FROM import_products WHERE (${rule.condition}) IS FALSE`,
  )
  const why = `is refused: ${wordsOf(rule.name, 'products')}`
  return rows.map(({ line }) => ({ line, column: rule.columns[0] ?? null, why }))
}

async function askPrices(sql: Sql, rule: Rule): Promise<FileFault[]> {
  const { rows } = await sql.query<{ line: number; column: string; currency: CurrencyCode }>(
    `SELECT line, column_name AS "column", currency FROM import_prices
     WHERE (${rule.condition}) IS FALSE`,
  )
  const words = wordsOf(rule.name, 'prices')
  return rows.map(({ line, column, currency }) => ({
    line,
    column,
    why: `is refused: ${words}, counted in ${decimalOfMinor(1, currency)} ${currency}`,
  }))
}

/** "products_stock_is_not_negative" as "stock is not negative" */
function wordsOf(name: string, table: string): string {
  return name.replace(`${table}_`, '').replaceAll('_', ' ')
}
