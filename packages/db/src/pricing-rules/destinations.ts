import { run, type Sql } from '../sql.ts'

/** Where the shop sells to, as far as its rules name it. */
export type Destinations = {
  /** Whether any price hangs on where it goes: there are shipping zones or tax jurisdictions. */
  isNeeded: boolean
  /** ISO 3166-1 alpha-2. Null: everywhere. */
  countries: string[] | null
  /** For each country the regions that rules name: there, the region must be asked for. */
  regions: Record<string, string[]>
}

const statement = {
  name: 'destinations',
  text: `
    WITH places AS (
      SELECT country, region FROM shipping_zone_places
      UNION
      SELECT country, region FROM tax_jurisdictions
    )
    SELECT
      EXISTS (SELECT FROM shipping_zones) OR EXISTS (SELECT FROM tax_jurisdictions) AS "isNeeded",
      CASE WHEN EXISTS (SELECT FROM shipping_zones) AND NOT EXISTS (
          SELECT FROM shipping_zones zone
          WHERE NOT EXISTS (SELECT FROM shipping_zone_places WHERE zone_id = zone.id))
        THEN ARRAY(SELECT DISTINCT country FROM shipping_zone_places ORDER BY country)
      END AS countries,
      COALESCE((
        SELECT json_object_agg(country, regions) FROM (
          SELECT country, json_agg(region ORDER BY region) AS regions
          FROM places WHERE region IS NOT NULL GROUP BY country) named), '{}') AS regions`,
}

export async function readDestinations(sql: Sql): Promise<Destinations> {
  const [row] = await run<Destinations>(sql, statement, [])
  return row ?? { isNeeded: false, countries: null, regions: {} }
}
