import type { CurrencyCode, PricingRules } from '@paydesk/pricing'

/**
 * The rules of the shop in one currency, as they were at a version (SellableProduct.rulesVersion):
 * read once for each change of them, not once for each checkout.
 */
export type RulesReader = (version: string, currency: CurrencyCode) => Promise<PricingRules>

/** Reads nothing yet: until the checkout asks for a destination, a price has no rules to follow. */
export function rulesReader(): RulesReader {
  return () => Promise.resolve({ promotions: [], shippingZones: [], jurisdictions: [] })
}
