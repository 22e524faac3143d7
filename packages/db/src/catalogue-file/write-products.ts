import type { Client } from 'pg'
import type { CatalogueRow, FileFault } from './columns.ts'

export type Written = { added: number; changed: number; unchanged: number }

type Numbered = { line: number; product: CatalogueRow }

// A row that says nothing new is not written: it would age every index for nothing.
const writeRows = `
  WITH file AS (
    SELECT file.*, categories.id AS category_id
    FROM jsonb_to_recordset($1::jsonb) AS file (sku text, slug text, name text, description text, image text,
      category text, "taxClass" text, grams int, "needsShipping" boolean, stock int, active boolean)
    LEFT JOIN categories ON categories.slug = file.category
  )
  INSERT INTO products AS product
    (sku, slug, name, description, image, category_id, tax_class_id, grams, needs_shipping, stock, active)
  SELECT sku, slug, name, description, image, category_id, "taxClass", grams, "needsShipping", stock, active FROM file
  ON CONFLICT (sku) DO UPDATE SET
    slug = excluded.slug, name = excluded.name, description = excluded.description, image = excluded.image,
    category_id = excluded.category_id, tax_class_id = excluded.tax_class_id, grams = excluded.grams,
    needs_shipping = excluded.needs_shipping, stock = excluded.stock, active = excluded.active, updated_at = now()
  WHERE (product.slug, product.name, product.description, product.image, product.category_id, product.tax_class_id,
      product.grams, product.needs_shipping, product.stock, product.active)
    IS DISTINCT FROM (excluded.slug, excluded.name, excluded.description, excluded.image, excluded.category_id,
      excluded.tax_class_id, excluded.grams, excluded.needs_shipping, excluded.stock, excluded.active)
  RETURNING sku, xmax = 0 AS "isNew"`

// Prices with a date are Studio's: the file speaks of those that are valid until further notice.
const file = `
  SELECT product.id AS product_id, price.currency::"Currency", price.kind::price_kind, price."amountMinor" AS amount_minor
  FROM jsonb_to_recordset($1::jsonb) AS price (sku text, currency text, kind text, "amountMinor" int)
  JOIN products product USING (sku)`

const dropPrices = `
  WITH file AS (${file})
  DELETE FROM prices USING file JOIN products ON products.id = file.product_id
  WHERE (prices.product_id, prices.currency, prices.kind) = (file.product_id, file.currency, file.kind)
    AND prices.valid_from IS NULL AND prices.valid_until IS NULL
    AND prices.amount_minor IS DISTINCT FROM file.amount_minor
  RETURNING products.sku`

const addPrices = `
  WITH file AS (${file}), added AS (
    INSERT INTO prices (product_id, currency, kind, amount_minor)
    SELECT product_id, currency, kind, amount_minor FROM file
    WHERE amount_minor IS NOT NULL AND NOT EXISTS (
      SELECT FROM prices
      WHERE (prices.product_id, prices.currency, prices.kind) = (file.product_id, file.currency, file.kind)
        AND prices.valid_from IS NULL AND prices.valid_until IS NULL)
    RETURNING product_id
  )
  SELECT products.sku FROM added JOIN products ON products.id = added.product_id`

/** Writes the rows; those that the database refuses are told by line, and the others written. */
export async function writeProducts(
  client: Client,
  rows: readonly Numbered[],
): Promise<Written & { faults: FileFault[] }> {
  try {
    return { ...(await inSavepoint(client, () => write(client, rows))), faults: [] }
  } catch (error) {
    if (!isRefusal(error)) throw error
    const [only] = rows
    if (only && rows.length === 1) {
      return { added: 0, changed: 0, unchanged: 0, faults: [faultOf(only, error)] }
    }
  }
  // One of them is bad: halves find it in few steps.
  const middle = Math.ceil(rows.length / 2)
  const first = await writeProducts(client, rows.slice(0, middle))
  const second = await writeProducts(client, rows.slice(middle))
  return {
    added: first.added + second.added,
    changed: first.changed + second.changed,
    unchanged: first.unchanged + second.unchanged,
    faults: [...first.faults, ...second.faults],
  }
}

async function inSavepoint<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('SAVEPOINT batch')
  try {
    const result = await work()
    await client.query('RELEASE batch')
    return result
  } catch (error) {
    await client.query('ROLLBACK TO batch')
    throw error
  }
}

async function write(client: Client, rows: readonly Numbered[]): Promise<Written> {
  const products = JSON.stringify(rows.map(({ product }) => product))
  const prices = JSON.stringify(
    rows.flatMap(({ product: { sku, prices: own } }) =>
      own.map(({ currency, kind, amountMinor }) => ({ sku, currency, kind, amountMinor })),
    ),
  )
  const written = await client.query<{ sku: string; isNew: boolean }>(writeRows, [products])
  const dropped = await client.query<{ sku: string }>(dropPrices, [prices])
  const added = await client.query<{ sku: string }>(addPrices, [prices])
  const isNew = new Set(written.rows.filter((row) => row.isNew).map(({ sku }) => sku))
  const touched = [...written.rows, ...dropped.rows, ...added.rows].map(({ sku }) => sku)
  const changed = new Set(touched.filter((sku) => !isNew.has(sku)))
  return {
    added: isNew.size,
    changed: changed.size,
    unchanged: rows.length - isNew.size - changed.size,
  }
}

type Refusal = Error & { constraint?: string; detail?: string }

/** Class 23 is broken rules, class 22 values that no column can hold. */
function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))
}

/** A constraint's name is the rule that was broken: "products_slug_is_kebab_case". */
function faultOf({ line }: Numbered, { constraint = '', detail, message }: Refusal): FileFault {
  const [, column = 'the row', rule] = /^(?:products|prices)_([a-z]+)_(.+)$/.exec(constraint) ?? []
  if (rule === 'key') return { line, column, why: 'another product has this already' }
  if (rule) return { line, column, why: `is refused: ${column} ${rule.replaceAll('_', ' ')}` }
  return { line, column, why: detail ?? message }
}
