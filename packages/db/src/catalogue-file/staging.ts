import type { Sql } from '../sql.ts'
import { priceColumnName, productColumns, type Column } from './columns.ts'
import type { FileRow } from './read-rows.ts'

// The file's rows wait in tables of this transaction alone, so that the shop's own are locked for no
// longer than writing takes. The columns are named as in "products" and "prices": their CHECKs can be
// asked about a waiting row.
const createTables = `
  CREATE TEMPORARY TABLE import_products (
    line integer PRIMARY KEY,
    product_id uuid NOT NULL DEFAULT gen_random_uuid(),
    is_new boolean NOT NULL DEFAULT true,
    is_changed boolean NOT NULL DEFAULT false,
    sku text NOT NULL, slug text, name text, description text, image text,
    category text, category_id uuid, tax_class_id text,
    grams integer, needs_shipping boolean, stock integer, active boolean,
    reserved integer NOT NULL DEFAULT 0
  ) ON COMMIT DROP;
  CREATE TEMPORARY TABLE import_prices (
    line integer NOT NULL,
    column_name text NOT NULL,
    currency "Currency" NOT NULL,
    kind price_kind NOT NULL,
    amount_minor integer
  ) ON COMMIT DROP`

const insertProducts = `
  INSERT INTO import_products (line, sku, slug, name, description, image, category, tax_class_id,
    grams, needs_shipping, stock, active)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS row (line integer, sku text, slug text, name text,
    description text, image text, category text, tax_class text,
    grams integer, needs_shipping boolean, stock integer, active boolean)`

const insertPrices = `
  INSERT INTO import_prices (line, column_name, currency, kind, amount_minor)
  SELECT * FROM jsonb_to_recordset($1::jsonb)
    AS row (line integer, column_name text, currency "Currency", kind price_kind, amount_minor integer)`

// Rows find the products and categories that they mean.
const findProducts = `
  -- A hash, since a row that is still to be refused may have a sku of any length.
  CREATE INDEX ON import_products USING hash (sku);
  CREATE INDEX ON import_prices (line);
  ANALYZE import_products, import_prices;
  UPDATE import_products row SET product_id = product.id, is_new = false, reserved = product.reserved
  FROM products product WHERE product.sku = row.sku;
  UPDATE import_products row SET category_id = category.id
  FROM categories category WHERE category.slug = row.category`

export async function createStaging(sql: Sql): Promise<void> {
  await sql.query(createTables)
}

export async function stageRows(sql: Sql, rows: readonly FileRow[]): Promise<void> {
  const products = rows.map(({ line, product }) => ({ line, ...product }))
  await sql.query(insertProducts, [JSON.stringify(products)])
  const prices = rows.flatMap(({ line, prices: ofRow }) =>
    ofRow.map(({ currency, kind, amountMinor }) => ({
      line,
      column_name: priceColumnName({ currency, kind }),
      currency,
      kind,
      amount_minor: amountMinor,
    })),
  )
  if (prices.length > 0) await sql.query(insertPrices, [JSON.stringify(prices)])
}

export async function resolveStaged(sql: Sql): Promise<void> {
  await sql.query(findProducts)
}

export async function dropStaged(sql: Sql, lines: readonly number[]): Promise<void> {
  await sql.query('DELETE FROM import_prices WHERE line = ANY ($1)', [lines])
  await sql.query('DELETE FROM import_products WHERE line = ANY ($1)', [lines])
}

/** What the file says of a product, as columns of the database; the sku is what it is found by. */
export function storedColumns(columns: readonly Column[]): string[] {
  return columns.flatMap((column) =>
    column.kind === 'product' && column.column !== 'sku'
      ? [productColumns[column.column].stored]
      : [],
  )
}
