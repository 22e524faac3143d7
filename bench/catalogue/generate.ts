import type { Database } from '@paydesk/db'

const BATCH = 50_000

// Words of two to four syllables; few of them are in most names, most in few, as in any language.
const makeWords = `
  CREATE TABLE bench_words AS
  SELECT row_number() OVER (ORDER BY random())::int AS rank, word FROM (
    SELECT DISTINCT a || b || coalesce(c, '') AS word
    FROM unnest('{ba,co,di,fu,ga,ho,ki,lu,ma,no,pe,ra,so,ti,ve,wo,zu,ste,bri,chor}'::text[]) a
    CROSS JOIN unnest('{len,mar,nis,pol,rud,sten,tor,vak,wim,zel,bor,dan,fel,gri,hul,jas,kem}'::text[]) b
    CROSS JOIN unnest('{da,ne,ri,so,tu,ke,la,mo,pi,va,xo,ze,NULL}'::text[]) c) made`

// Drawn for each product anew: few words stand in most names.
const pick = 'dictionary.words[1 + floor(cardinality(dictionary.words) * power(random(), 3))::int]'
const words = (count: number) => Array.from({ length: count }, () => pick).join(` || ' ' || `)

const insertProducts = `
  WITH dictionary AS (
    SELECT (SELECT array_agg(word ORDER BY rank) FROM bench_words) AS words,
      (SELECT array_agg(id ORDER BY number) FROM bench_categories) AS categories
  )
  INSERT INTO products (sku, slug, name, description, image, stock, category_id, grams, created_at)
  SELECT 'BENCH-' || n, 'bench-' || n, initcap(${words(3)}), initcap(${words(9)}) || '.',
    '/products/enamel-mug.svg', CASE WHEN n % 10 = 0 THEN 0 ELSE 1000000 END,
    dictionary.categories[1 + floor(30 * power(random(), 2))::int], 100, now() - n * interval '17 seconds'
  FROM generate_series($1::int, $2::int) n, dictionary`

const insertPrices = `
  INSERT INTO prices (product_id, currency, amount_minor)
  SELECT id, currency::"Currency", 100 * (1 + floor(500 * power(random(), 2)))::int
  FROM products CROSS JOIN unnest('{USD,EUR}'::text[]) currency
  WHERE sku = ANY (SELECT 'BENCH-' || n FROM generate_series($1::int, $2::int) n)`

const insertSales = `
  INSERT INTO prices (product_id, currency, kind, amount_minor)
  SELECT product_id, currency, 'sale', greatest(100, amount_minor * 8 / 10)
  FROM prices JOIN products ON products.id = product_id
  WHERE sku = ANY (SELECT 'BENCH-' || n FROM generate_series($1::int, $2::int, 20) n)`

/** Fills the shop up with made-up products: thirty categories, two currencies, one in twenty on sale. */
export async function generateProducts(
  { pool }: Pick<Database, 'pool'>,
  { count, tell }: { count: number; tell: (progress: string) => void },
): Promise<void> {
  await pool.query(makeWords)
  await pool.query('CREATE UNIQUE INDEX ON bench_words (rank)')
  await pool.query(`
    INSERT INTO categories (slug, name, position)
    SELECT 'bench-' || n, 'Bench ' || n, n FROM generate_series(0, 29) n`)
  await pool.query(`
    CREATE TABLE bench_categories AS
    SELECT substr(slug, 7)::int AS number, id FROM categories WHERE slug LIKE 'bench-%'`)
  for (let first = 1; first <= count; first += BATCH) {
    const range = [first, Math.min(count, first + BATCH - 1)]
    for (const statement of [insertProducts, insertPrices, insertSales]) {
      await pool.query(statement, range)
    }
    tell(`${range[1]?.toLocaleString('en')} of ${count.toLocaleString('en')} products`)
  }
  tell('vacuum and analyze, as autovacuum does')
  await pool.query('VACUUM ANALYZE')
}
