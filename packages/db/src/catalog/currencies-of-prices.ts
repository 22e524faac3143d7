import type { CurrencyCode } from '@paydesk/pricing'
import { run, type Sql } from '../sql.ts'

const statement = {
  name: 'currencies-of-prices',
  text: `
    SELECT code FROM unnest(enum_range(NULL::"Currency")) WITH ORDINALITY AS known (code, position)
    WHERE EXISTS (SELECT FROM prices WHERE currency = code)
    ORDER BY position`,
}

/** What the shop has any price in: one look into an index for each currency that there is. */
export async function currenciesOfPrices(sql: Sql): Promise<CurrencyCode[]> {
  const rows = await run<{ code: CurrencyCode }>(sql, statement, [])
  return rows.map(({ code }) => code)
}
