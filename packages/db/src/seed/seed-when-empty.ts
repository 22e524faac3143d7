import { Client } from 'pg'
import { insertMenu, insertRules } from './insert-rules.ts'
import { seedProducts } from './products.ts'

const insertProductsWithPrices = `
  WITH seed AS (
    SELECT *
    FROM jsonb_to_recordset($1::jsonb)
      AS (sku text, slug text, name text, description text, stock int, "pricesMinor" jsonb)
  ), inserted AS (
    INSERT INTO products (sku, slug, name, description, image, stock)
    SELECT sku, slug, name, description, '/products/' || slug || '.svg', stock
    FROM seed
    RETURNING id, sku
  )
  INSERT INTO prices (product_id, currency, amount_minor)
  SELECT inserted.id, price.key::"Currency", price.value::int
  FROM inserted
  JOIN seed USING (sku)
  CROSS JOIN jsonb_each_text(seed."pricesMinor") AS price`

export type SeedOptions = {
  /** Whether shipping, tax and promotions come, too. Without them a price is the goods' alone. */
  rules: boolean
}

/**
 * Gives a shop without products its first ones. Returns how many it inserted: all or, where any
 * product exists (sold or not, active or not), 0. Of several processes that start at once, one
 * inserts. The tables must be there already; throws pg's error otherwise, and inserts nothing.
 */
export async function seedWhenEmpty(url: string, { rules }: SeedOptions): Promise<number> {
  const client = new Client({ connectionString: url, application_name: 'paydesk seed' })
  // A lost connection rejects the query in hand as well; unheard, this event would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('paydesk seed', 0))`)
    // A statement of its own after the lock, so that it sees what the last holder committed.
    const existing = await client.query('SELECT FROM products LIMIT 1')
    if (existing.rows.length === 0) {
      await client.query(insertProductsWithPrices, [JSON.stringify(seedProducts)])
      await insertMenu(client)
      if (rules) await insertRules(client)
    }
    await client.query('COMMIT')
    return existing.rows.length === 0 ? seedProducts.length : 0
  } finally {
    await client.end()
  }
}
