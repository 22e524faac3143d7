import type { Client } from 'pg'
import { seedCategories, seedSales } from './categories.ts'
import { seedCurrencies, seedJurisdictions, seedZones } from './rules.ts'

const insertCategories = `
  WITH seed AS (
    SELECT value->>'slug' AS slug, value->>'name' AS name, ordinality AS position, value->'products' AS products
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY
  ), inserted AS (
    INSERT INTO categories (slug, name, position) SELECT slug, name, position FROM seed RETURNING id, slug
  )
  UPDATE products SET category_id = inserted.id, grams = product.value::int
  FROM inserted JOIN seed USING (slug) CROSS JOIN jsonb_each_text(seed.products) AS product
  WHERE products.slug = product.key`

// To a price that ends like the others: hundreds of minor units, where there are any.
const insertSales = `
  INSERT INTO prices (product_id, currency, kind, amount_minor)
  SELECT price.product_id, price.currency, 'sale',
    greatest(100, round(price.amount_minor * (100 - sale."percentOff") / 10000.0) * 100)
  FROM jsonb_to_recordset($1::jsonb) AS sale (slug text, "percentOff" int)
  JOIN products product ON product.slug = sale.slug
  JOIN prices price ON price.product_id = product.id`

/** The menu, the weights and the sales of the products that were just inserted. */
export async function insertMenu(client: Client): Promise<void> {
  await client.query(insertCategories, [JSON.stringify(seedCategories)])
  await client.query(insertSales, [JSON.stringify(seedSales)])
}

const insertZones = `
  WITH seed AS (
    SELECT gen_random_uuid() AS id, zone.* FROM jsonb_to_recordset($1::jsonb)
      AS zone (name text, countries jsonb, methods jsonb)
  ), zones AS (
    INSERT INTO shipping_zones (id, name) SELECT id, name FROM seed
  ), places AS (
    INSERT INTO shipping_zone_places (zone_id, country)
    SELECT id, country FROM seed CROSS JOIN jsonb_array_elements_text(countries) AS country
  ), methods AS (
    SELECT gen_random_uuid() AS id, seed.id AS zone_id, method.value AS method, method.ordinality AS position
    FROM seed CROSS JOIN jsonb_array_elements(seed.methods) WITH ORDINALITY AS method
  ), inserted AS (
    INSERT INTO shipping_methods (id, zone_id, name, position, basis, maximum_grams)
    SELECT id, zone_id, method->>'name', position, (method->>'basis')::shipping_basis, (method->>'maximumGrams')::int
    FROM methods
  ), rates AS (
    INSERT INTO shipping_rates (method_id, currency, "from", amount_minor)
    SELECT methods.id, currency.code::"Currency", (rate->>'from')::int, (rate->'amounts'->>(currency.place - 1)::int)::int
    FROM methods
    CROSS JOIN jsonb_array_elements(method->'rates') AS rate
    CROSS JOIN unnest($2::text[]) WITH ORDINALITY AS currency (code, place)
  )
  INSERT INTO shipping_free_from (method_id, currency, subtotal_minor)
  SELECT methods.id, currency.code::"Currency", (method->'freeFrom'->>(currency.place - 1)::int)::int
  FROM methods CROSS JOIN unnest($2::text[]) WITH ORDINALITY AS currency (code, place)
  WHERE method ? 'freeFrom'`

const insertJurisdictions = `
  WITH seed AS (
    SELECT gen_random_uuid() AS id, place.* FROM jsonb_to_recordset($1::jsonb) AS place
      (name text, country text, region text, "pricesIncludeTax" boolean, scope text, mode text,
       "exemptsBusinesses" boolean, rates jsonb)
  ), places AS (
    INSERT INTO tax_jurisdictions
      (id, name, country, region, prices_include_tax, rounding_scope, rounding_mode, exempts_businesses)
    SELECT id, name, country, region, "pricesIncludeTax", coalesce(scope, 'line')::tax_scope,
      coalesce(mode, 'half_up')::tax_rounding_mode, coalesce("exemptsBusinesses", false)
    FROM seed
  )
  INSERT INTO tax_rates (jurisdiction_id, tax_class_id, name, percent, position)
  SELECT seed.id, rate.value->>'taxClass', rate.value->>'name', (rate.value->>'percent')::numeric, rate.ordinality
  FROM seed CROSS JOIN jsonb_array_elements(seed.rates) WITH ORDINALITY AS rate`

const insertPromotions = `
  WITH welcome AS (
    INSERT INTO promotions (name, code, effect, percent_off, max_per_customer)
    VALUES ('Welcome', 'WELCOME10', 'percentage', 10, 1)
  ), shipping AS (
    INSERT INTO promotions (name, code, target, effect, percent_off, combinable)
    VALUES ('Free shipping', 'FREESHIP', 'shipping', 'percentage', 100, true)
  ), tiers AS (
    INSERT INTO promotions (name, target, effect, combinable)
    VALUES ('More for the desk', 'products', 'quantity_tiers', true) RETURNING id
  ), desk AS (
    INSERT INTO promotion_categories (promotion_id, category_id)
    SELECT tiers.id, categories.id FROM tiers CROSS JOIN categories WHERE slug = 'desk'
  )
  INSERT INTO promotion_tiers (promotion_id, from_quantity, percent_off)
  SELECT id, 3, 5 FROM tiers UNION ALL SELECT id, 10, 10 FROM tiers`

/** Shipping, tax, two coupons and a promotion. */
export async function insertRules(client: Client): Promise<void> {
  await client.query(insertZones, [JSON.stringify(seedZones), seedCurrencies])
  await client.query(insertJurisdictions, [JSON.stringify(seedJurisdictions)])
  await client.query(insertPromotions)
}
