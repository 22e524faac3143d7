import type { Sql } from '../sql.ts'

export type Counts = { added: number; changed: number; unchanged: number }

// The price that the file means: of its kind and currency, and without dates.
const isSamePrice = `
  price.product_id = row.product_id AND price.currency = staged.currency AND price.kind = staged.kind
  AND price.valid_from IS NULL AND price.valid_until IS NULL`

const forgetSamePrices = `
  DELETE FROM import_prices staged USING import_products row
  WHERE row.line = staged.line AND staged.amount_minor IS NOT DISTINCT FROM (
    SELECT price.amount_minor FROM prices price WHERE ${isSamePrice})`

const countRows = `
  SELECT count(*) FILTER (WHERE is_new)::int AS added,
    count(*) FILTER (WHERE is_changed AND NOT is_new)::int AS changed,
    count(*) FILTER (WHERE NOT is_changed AND NOT is_new)::int AS unchanged
  FROM import_products`

// A slug may go from one product to another within the file. Until its new owner is written, the old
// one is called by its id, which no slug of the shop is.
const freeSlugs = `
  UPDATE products holder SET slug = holder.id::text
  FROM import_products row
  WHERE row.slug = holder.slug AND row.product_id <> holder.id AND EXISTS (
    SELECT FROM import_products own WHERE own.product_id = holder.id AND own.slug <> holder.slug)`

// At once, and not with the lines that are written next: "prices" grows under those within one
// transaction, where Postgres cannot yet know how it should look something up there.
const dropOldPrices = `
  DELETE FROM prices price USING import_prices staged JOIN import_products row USING (line)
  WHERE NOT row.is_new AND ${isSamePrice}`

/** Finds out which of the checked rows say something new. Nothing of the shop is written yet. */
export async function compareStaged(sql: Sql, stored: readonly string[]): Promise<Counts> {
  await sql.query(forgetSamePrices)
  await sql.query(`
    UPDATE import_products row SET is_changed = true
    WHERE EXISTS (SELECT FROM import_prices WHERE line = row.line)
      OR EXISTS (SELECT FROM products product
        WHERE product.id = row.product_id AND ${differs(stored)})`)
  const { rows } = await sql.query<Counts>(countRows)
  return rows[0] ?? { added: 0, changed: 0, unchanged: 0 }
}

/** Writes what is new, some lines at a time: `onWritten` is told how much is done, up to 1. */
export async function applyStaged(
  sql: Sql,
  stored: readonly string[],
  onWritten: (share: number) => void,
): Promise<void> {
  await sql.query(freeSlugs)
  await sql.query(dropOldPrices)
  const { rows } = await sql.query<{ line: number }>(
    'SELECT line FROM import_products WHERE is_new OR is_changed ORDER BY line',
  )
  const lines = rows.map(({ line }) => line)
  for (let done = 0; done < lines.length; done += LINES_AT_ONCE) {
    const some = lines.slice(done, done + LINES_AT_ONCE)
    for (const statement of writes(stored)) await sql.query(statement, [some])
    onWritten((done + some.length) / lines.length)
  }
}

const LINES_AT_ONCE = 2000

function writes(stored: readonly string[]): string[] {
  // The one column that has no default in the database, and is not required of a new product.
  const own = stored.includes('description') ? stored : [...stored, 'description']
  const names = ['id', 'sku', ...own].join(', ')
  const values = own.map((name) =>
    name === 'description' ? `coalesce(row.${name}, '')` : `row.${name}`,
  )
  return [
    `INSERT INTO products (${names})
     SELECT row.product_id, row.sku, ${values.join(', ')} FROM import_products row WHERE line = ANY ($1) AND is_new`,
    ...(stored.length === 0
      ? []
      : [
          `UPDATE products product
           SET ${stored.map((name) => `${name} = row.${name}`).join(', ')}, updated_at = now()
           FROM import_products row
           WHERE row.line = ANY ($1) AND NOT row.is_new AND row.product_id = product.id
             AND ${differs(stored)}`,
        ]),
    `INSERT INTO prices (product_id, currency, kind, amount_minor)
     SELECT row.product_id, staged.currency, staged.kind, staged.amount_minor
     FROM import_prices staged JOIN import_products row USING (line)
     WHERE staged.line = ANY ($1) AND staged.amount_minor IS NOT NULL`,
  ]
}

function differs(stored: readonly string[]): string {
  if (stored.length === 0) return 'false'
  const of = (table: string) => stored.map((name) => `${table}.${name}`).join(', ')
  return `ROW(${of('product')}) IS DISTINCT FROM ROW(${of('row')})`
}
