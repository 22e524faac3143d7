import type { Sql } from '../sql.ts'
import { findBrokenRules } from './broken-rules.ts'
import { requiredOfNew, type Column } from './columns.ts'
import type { FileFault } from './fault.ts'

/** What one row cannot know: the other rows, and what the shop has. Each gives line, column, why. */
const questions = {
  skuTwice: `
    SELECT line, 'sku' AS "column", format('stands on line %s already', first) AS why
    FROM (SELECT line, min(line) OVER (PARTITION BY sku) AS first FROM import_products) row
    WHERE line > first`,
  // Of two, the one that has it in the shop may keep it.
  slugTwice: `
    SELECT line, 'slug' AS "column", format('stands on line %s already', first) AS why
    FROM (
      SELECT line, first_value(line) OVER (
        PARTITION BY slug
        ORDER BY NOT EXISTS (SELECT FROM products WHERE id = product_id AND products.slug = row.slug), line) AS first
      FROM import_products row WHERE slug IS NOT NULL
    ) row
    WHERE line <> first`,
  // Not of one that the file gives another slug.
  slugOfAnother: `
    SELECT row.line, 'slug' AS "column", format('is the slug of %s', other.sku) AS why
    FROM import_products row
    JOIN products other ON other.slug = row.slug AND other.id <> row.product_id
    WHERE NOT EXISTS (SELECT FROM import_products WHERE product_id = other.id)`,
  category: `
    SELECT line, 'category' AS "column", format(
      'is no category. There are: %s. Make new ones in Prisma Studio',
      coalesce((SELECT string_agg(slug, ', ' ORDER BY position, slug) FROM categories), 'none')) AS why
    FROM import_products WHERE category <> '' AND category_id IS NULL`,
  taxClass: `
    SELECT line, 'tax_class' AS "column", format(
      'is no tax class. There are: %s. Make new ones in Prisma Studio',
      (SELECT string_agg(id, ', ' ORDER BY id) FROM tax_classes)) AS why
    FROM import_products row
    WHERE NOT EXISTS (SELECT FROM tax_classes WHERE id = row.tax_class_id) AND tax_class_id IS NOT NULL`,
  datedPrice: `
    SELECT price.line, price.column_name AS "column",
      'is a price that has dates, which the file does not hold: change it in Prisma Studio, and leave the cell empty' AS why
    FROM import_prices price JOIN import_products row USING (line)
    WHERE price.amount_minor IS NOT NULL AND EXISTS (
      SELECT FROM prices dated
      WHERE dated.product_id = row.product_id AND dated.currency = price.currency AND dated.kind = price.kind
        AND (dated.valid_from IS NOT NULL OR dated.valid_until IS NOT NULL))`,
}

/** All that keeps the staged rows from being imported, by line. */
export async function checkStaged(sql: Sql, columns: readonly Column[]): Promise<FileFault[]> {
  const faults: FileFault[][] = []
  for (const question of Object.values(questions)) {
    faults.push((await sql.query<FileFault>(question)).rows)
  }
  faults.push(await newOnesThatLackColumns(sql, columns), await findBrokenRules(sql))
  return faults.flat()
}

async function newOnesThatLackColumns(sql: Sql, columns: readonly Column[]): Promise<FileFault[]> {
  const named = new Set(columns.map(({ name }) => name))
  const lacking = requiredOfNew.filter((name) => !named.has(name))
  if (lacking.length === 0) return []
  const { rows } = await sql.query<{ line: number }>(
    'SELECT line FROM import_products WHERE is_new',
  )
  const why = `is of a new product, which needs the columns ${lacking.join(', ')}, too`
  return rows.map(({ line }) => ({ line, column: null, why }))
}
