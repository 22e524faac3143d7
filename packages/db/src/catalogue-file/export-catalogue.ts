import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { decimalOfMinor, type CurrencyCode } from '@paydesk/pricing'
import { stringify } from 'csv-stringify'
import { Client } from 'pg'
import { currenciesOfPrices } from '../catalog/currencies-of-prices.ts'
import { writeTruth, type Value } from './cell.ts'
import {
  priceColumnName,
  productColumnNames,
  type PriceColumn,
  type ProductColumnName,
} from './columns.ts'

export type ExportOptions = {
  /** Left open. */
  out: Writable
  /** Begins with the mark by which Excel knows UTF-8. */
  withMark: boolean
  /** So many products were written. */
  progress: (products: number) => void
}

type Row = Record<ProductColumnName, Value | null> & {
  prices: Record<string, number> | null
}

const page = `
  SELECT product.sku, product.slug, product.name, product.description, product.image,
    category.slug AS category, product.tax_class_id AS tax_class, product.grams, product.needs_shipping,
    product.stock, product.active,
    (SELECT jsonb_object_agg(kind || ' ' || currency, amount_minor) FROM prices
     WHERE product_id = product.id AND valid_from IS NULL AND valid_until IS NULL) AS prices
  FROM products product LEFT JOIN categories category ON category.id = product.category_id
  WHERE product.sku > $1 ORDER BY product.sku LIMIT 1000`

/**
 * The whole catalogue as CSV, by sku, in one snapshot: what importCatalogue takes. Prices with a date are
 * not in it: they are Studio's. Rejects with pg's errors and those of `out`.
 *
 * @returns how many products were written.
 */
export async function exportCatalogue(
  url: string,
  { out, withMark, progress }: ExportOptions,
): Promise<number> {
  const client = new Client({ connectionString: url, application_name: 'paydesk catalogue' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const priceColumns = columnsOfPrices(await currenciesOfPrices(client))
    let products = 0
    await pipeline(
      async function* () {
        for (let after: Value | null = ''; after !== null;) {
          const { rows }: { rows: Row[] } = await client.query<Row>(page, [after])
          for (const row of rows) yield record(row, priceColumns)
          progress((products += rows.length))
          after = rows.at(-1)?.sku ?? null
        }
      },
      stringify({
        header: true,
        columns: [...productColumnNames, ...priceColumns.map(priceColumnName)],
        bom: withMark,
        // Import takes each of them for the end of a row.
        quoted_match: /[\r\n]/,
      }),
      out,
      { end: false },
    )
    return products
  } finally {
    await client.end()
  }
}

function columnsOfPrices(currencies: readonly CurrencyCode[]): PriceColumn[] {
  return currencies.flatMap((currency) => [
    { kind: 'regular' as const, currency },
    { kind: 'sale' as const, currency },
  ])
}

function record({ prices, ...product }: Row, priceColumns: readonly PriceColumn[]): string[] {
  return [
    ...productColumnNames.map((name) => written(product[name])),
    ...priceColumns.map(({ kind, currency }) => {
      const amountMinor = prices?.[`${kind} ${currency}`]
      return amountMinor === undefined ? '' : decimalOfMinor(amountMinor, currency)
    }),
  ]
}

function written(value: Value | null): string {
  return typeof value === 'boolean' ? writeTruth(value) : String(value ?? '')
}
