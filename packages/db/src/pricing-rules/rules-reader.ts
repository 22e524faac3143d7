import type { CurrencyCode, PricingRules } from '@paydesk/pricing'
import type { Sql } from '../sql.ts'
import { readJurisdictions } from './read-jurisdictions.ts'
import { readPromotions, type ScheduledPromotion } from './read-promotions.ts'
import { readShippingZones } from './read-shipping-zones.ts'

/**
 * The rules of the shop in one currency, as they are at a version (SellableProduct.rulesVersion) or
 * later: read once for each change of them, not once for each checkout.
 */
export type RulesReader = (version: string, currency: CurrencyCode) => Promise<PricingRules>

type Kept = Omit<PricingRules, 'promotions'> & { promotions: readonly ScheduledPromotion[] }

export function rulesReader(sql: Sql): RulesReader {
  const kept = new Map<CurrencyCode, { version: string; rules: Promise<Kept> }>()

  function keep(version: string, currency: CurrencyCode): Promise<Kept> {
    const known = kept.get(currency)
    if (known?.version === version) return known.rules
    const rules = readRules(sql, currency)
    kept.set(currency, { version, rules })
    // What could not be read is asked for again.
    rules.catch(() => kept.delete(currency))
    return rules
  }

  return async (version, currency) => {
    const { promotions, ...rest } = await keep(version, currency)
    const now = new Date()
    const valid = promotions.filter((each) => isValidAt(each, now))
    return { ...rest, promotions: valid.map(({ promotion }) => promotion) }
  }
}

async function readRules(sql: Sql, currency: CurrencyCode): Promise<Kept> {
  const [promotions, shippingZones, jurisdictions] = await Promise.all([
    readPromotions(sql, currency),
    readShippingZones(sql, currency),
    readJurisdictions(sql),
  ])
  return { promotions, shippingZones, jurisdictions }
}

export function isValidAt(
  { validFrom, validUntil }: Pick<ScheduledPromotion, 'validFrom' | 'validUntil'>,
  moment: Date,
): boolean {
  return (!validFrom || validFrom <= moment) && (!validUntil || moment < validUntil)
}
