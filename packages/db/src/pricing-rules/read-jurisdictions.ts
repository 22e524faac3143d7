import type { TaxJurisdiction } from '@paydesk/pricing'
import { run, type Sql } from '../sql.ts'

const statement = {
  name: 'tax-jurisdictions',
  text: `
    SELECT id, name, country, region, prices_include_tax AS "pricesIncludeTax",
      json_build_object('scope', rounding_scope, 'mode', rounding_mode, 'rounded', rounded_part) AS rounding,
      CASE shipping_tax
        WHEN 'own_class' THEN json_build_object('taxClass', shipping_tax_class_id)
        ELSE to_json(shipping_tax)
      END AS "shippingTax",
      exempts_businesses AS "exemptsBusinesses",
      COALESCE((
        SELECT json_agg(json_build_object(
          'id', rate.id, 'name', rate.name, 'taxClass', rate.tax_class_id,
          'ratePpm', (rate.percent * 10000)::int, 'isCompound', rate.compound) ORDER BY rate.position, rate.id)
        FROM tax_rates rate WHERE rate.jurisdiction_id = jurisdiction.id), '[]') AS rates
    FROM tax_jurisdictions jurisdiction ORDER BY country, region, id`,
}

export async function readJurisdictions(sql: Sql): Promise<TaxJurisdiction[]> {
  return run<TaxJurisdiction>(sql, statement, [])
}
