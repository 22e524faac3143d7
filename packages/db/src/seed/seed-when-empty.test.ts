import { createTestDatabase, type TestDatabase } from '../testing/index.ts'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../connect.ts'
import { seedProducts } from './products.ts'
import { seedWhenEmpty } from './seed-when-empty.ts'

describe('seedWhenEmpty', () => {
  let database: TestDatabase
  let client: Client

  beforeEach(async () => {
    database = await createTestDatabase()
    client = new Client({ connectionString: database.url })
    await client.connect()
  })

  afterEach(async () => {
    await client.end()
    await database.drop()
  })

  async function countRows(table: 'products' | 'prices'): Promise<number> {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int FROM ${table}`)
    return rows[0]?.count ?? 0
  }

  it('gives an empty shop its products, active and with every price', async () => {
    expect(await seedWhenEmpty(database.url, { rules: false })).toBe(24)

    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT p.sku, p.slug, p.name, p.description, p.image, p.active, p.stock,
              jsonb_object_agg(r.currency, r.amount_minor) AS "pricesMinor"
       FROM products p JOIN prices r ON r.product_id = p.id AND r.kind = 'regular'
       GROUP BY p.id`,
    )
    expect(new Map(rows.map((row) => [row['sku'], row]))).toEqual(
      new Map(
        seedProducts.map((product) => [
          product.sku,
          { ...product, active: true, image: `/products/${product.slug}.svg` },
        ]),
      ),
    )
  })

  it('sorts every product into the menu, with a weight, and puts two on sale', async () => {
    await seedWhenEmpty(database.url, { rules: false })
    const { rows } = await client.query(
      `SELECT count(*) FILTER (WHERE category_id IS NULL OR grams = 0)::int AS unsorted,
         (SELECT count(DISTINCT product_id)::int FROM prices WHERE kind = 'sale') AS "onSale",
         (SELECT count(*)::int FROM tax_rates) AS rates
       FROM products`,
    )
    expect(rows).toEqual([{ unsorted: 0, onSale: 2, rates: 0 }])
  })

  it('brings shipping in every currency, tax and promotions where they are asked for', async () => {
    await seedWhenEmpty(database.url, { rules: true })
    const db = connect(database.url)
    try {
      for (const currency of ['USD', 'EUR', 'GBP', 'JPY', 'TWD', 'KWD'] as const) {
        const { shippingZones, jurisdictions, promotions } = await db.pricingRules('1', currency)
        expect(shippingZones.every(({ methods }) => methods.length > 0)).toBe(true)
        expect(shippingZones).toHaveLength(3)
        expect(jurisdictions.every(({ rates }) => rates.length > 0)).toBe(true)
        expect(promotions).toMatchObject([{ effect: { kind: 'quantity_tiers' } }])
      }
    } finally {
      await db.close()
    }
  })

  it('does nothing the second time', async () => {
    await seedWhenEmpty(database.url, { rules: false })
    expect(await seedWhenEmpty(database.url, { rules: false })).toBe(0)
    expect(await countRows('products')).toBe(24)
  })

  it('inserts once when several processes start at once', async () => {
    const inserted = await Promise.all(
      [1, 2, 3, 4].map(() => seedWhenEmpty(database.url, { rules: false })),
    )
    expect(inserted.sort((a, b) => a - b)).toEqual([0, 0, 0, 24])
    expect(await countRows('products')).toBe(24)
  })

  it('leaves a shop alone that has a product of its own, even an inactive one', async () => {
    await client.query(
      `INSERT INTO products (sku, slug, name, description, image, stock, active)
       VALUES ('OWN-01', 'own', 'Own', '', '/own.svg', 0, false)`,
    )
    expect(await seedWhenEmpty(database.url, { rules: false })).toBe(0)
    expect(await countRows('products')).toBe(1)
  })

  it('inserts nothing when one price is refused', async () => {
    await client.query('ALTER TABLE prices ADD CHECK (amount_minor < 500000)')
    await expect(seedWhenEmpty(database.url, { rules: false })).rejects.toThrow(
      'violates check constraint',
    )
    expect(await countRows('products')).toBe(0)
    expect(await countRows('prices')).toBe(0)
  })
})
