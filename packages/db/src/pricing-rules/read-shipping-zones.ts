import type { CurrencyCode, ShippingZone } from '@paydesk/pricing'
import { run, type Sql } from '../sql.ts'

// A method is offered in the currencies in which it has a rate from 0 on.
const statement = {
  name: 'shipping-zones',
  text: `
    SELECT zone.id, zone.name,
      COALESCE((
        SELECT json_agg(json_build_object('country', country, 'region', region) ORDER BY country, region)
        FROM shipping_zone_places WHERE zone_id = zone.id), '[]') AS places,
      COALESCE((
        SELECT json_agg(json_build_object(
          'id', method.id, 'name', method.name, 'basis', method.basis, 'maximumGrams', method.maximum_grams,
          'freeFromMinor', (
            SELECT subtotal_minor FROM shipping_free_from
            WHERE method_id = method.id AND currency = $1::"Currency"),
          'tiers', (
            SELECT json_agg(json_build_object('from', "from", 'amountMinor', amount_minor) ORDER BY "from")
            FROM shipping_rates WHERE method_id = method.id AND currency = $1::"Currency")
          ) ORDER BY method.position, method.id)
        FROM shipping_methods method
        WHERE method.zone_id = zone.id AND method.active AND EXISTS (
          SELECT FROM shipping_rates
          WHERE method_id = method.id AND currency = $1::"Currency" AND "from" = 0)), '[]') AS methods
    FROM shipping_zones zone ORDER BY zone.name, zone.id`,
}

export async function readShippingZones(sql: Sql, currency: CurrencyCode): Promise<ShippingZone[]> {
  return run<ShippingZone>(sql, statement, [currency])
}
