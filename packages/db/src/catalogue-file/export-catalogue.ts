import { decimalOfMinor, type CurrencyCode } from '@paydesk/pricing'
import { stringify } from 'csv-stringify'
import { Client } from 'pg'
import { currenciesOfPrices } from '../catalog/currencies-of-prices.ts'
import { priceColumnName, PRODUCT_COLUMNS, type PriceColumn } from './columns.ts'

type Row = {
  sku: string
  slug: string
  name: string
  description: string
  image: string
  category: string | null
  tax_class: string
  grams: number
  needs_shipping: boolean
  stock: number
  active: boolean
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
 * not in it: they are Studio's.
 *
 * @returns how many products were written.
 */
export async function exportCatalogue(
  url: string,
  { out, progress }: { out: NodeJS.WritableStream; progress: (rows: number) => void },
): Promise<number> {
  const client = new Client({ connectionString: url, application_name: 'paydesk catalogue' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const priceColumns = await columnsOfPrices(client)
    const header = [...PRODUCT_COLUMNS, ...priceColumns.map((column) => priceColumnName(column))]
    const table = stringify({ header: true, columns: header })
    table.pipe(out, { end: false })
    let rows = 0
    for (let after = ''; ;) {
      const { rows: products } = await client.query<Row>(page, [after])
      for (const product of products) {
        if (!table.write(record(product, priceColumns))) {
          await new Promise((resolve) => table.once('drain', resolve))
        }
      }
      rows += products.length
      progress(rows)
      const last = products.at(-1)
      if (!last) break
      after = last.sku
    }
    const ended = new Promise((resolve) => table.once('end', resolve))
    table.end()
    await ended
    return rows
  } finally {
    await client.end()
  }
}

async function columnsOfPrices(client: Client): Promise<PriceColumn[]> {
  const currencies: CurrencyCode[] = await currenciesOfPrices(client)
  return currencies.flatMap((currency) => [
    { kind: 'regular' as const, currency },
    { kind: 'sale' as const, currency },
  ])
}

function record({ prices, ...product }: Row, columns: readonly PriceColumn[]): string[] {
  const { needs_shipping: needsShipping, active } = product
  const values = { ...product, needs_shipping: yesNo(needsShipping), active: yesNo(active) }
  return [
    ...PRODUCT_COLUMNS.map((column) => String(values[column] ?? '')),
    ...columns.map(({ kind, currency }) => {
      const amountMinor = prices?.[`${kind} ${currency}`]
      return amountMinor === undefined ? '' : decimalOfMinor(amountMinor, currency)
    }),
  ]
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no'
}
