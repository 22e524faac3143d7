import { quote, type CartLine, type Quote, type QuoteInput } from '../quote.ts'
import type { Refusal } from '../refusal.ts'
import type { Promotion, PricingRules, ShippingMethod, TaxJurisdiction } from '../rules.ts'

/** What a test leaves out: one piece, not on sale, without a weight, that has to be sent. */
export function line(productId: string, unitMinor: number, rest?: Partial<CartLine>): CartLine {
  return {
    productId,
    name: `The ${productId}`,
    quantity: 1,
    unitMinor,
    regularUnitMinor: unitMinor,
    categoryId: null,
    taxClass: 'standard',
    grams: 0,
    needsShipping: true,
    ...rest,
  }
}

/** What a test leaves out: automatic, on the whole order, from the first unit on, combinable. */
export function promotion(
  id: string,
  effect: Promotion['effect'],
  rest?: Partial<Promotion>,
): Promotion {
  return {
    id,
    name: `Promotion ${id}`,
    code: null,
    target: 'order',
    productIds: new Set(),
    categoryIds: new Set(),
    effect,
    minimumSubtotalMinor: 0,
    includesSaleItems: true,
    isCombinable: true,
    priority: 0,
    ...rest,
  }
}

export function percentage(percent: number): Promotion['effect'] {
  return { kind: 'percentage', offPpm: percent * 10_000 }
}

export function amount(offMinor: number): Promotion['effect'] {
  return { kind: 'amount', offMinor }
}

/** What a test leaves out: one price for everything. */
export function method(
  id: string,
  amountMinor: number,
  rest?: Partial<ShippingMethod>,
): ShippingMethod {
  return {
    id,
    name: `By ${id}`,
    basis: 'flat',
    tiers: [{ from: 0, amountMinor }],
    freeFromMinor: null,
    maximumGrams: null,
    ...rest,
  }
}

/** One rate of 20 % on everything in the United Kingdom; what a test gives overrides. */
export function jurisdiction(rest?: Partial<TaxJurisdiction>): TaxJurisdiction {
  return {
    id: 'uk',
    name: 'United Kingdom',
    country: 'GB',
    region: null,
    pricesIncludeTax: false,
    rounding: { scope: 'line', mode: 'half_up', rounded: 'tax' },
    shippingTax: 'as_goods',
    exemptsBusinesses: false,
    rates: [{ id: 'vat', name: 'VAT', taxClass: 'standard', ratePpm: 200_000, isCompound: false }],
    ...rest,
  }
}

/** What a test leaves out: dollars, no rules, no coupon, to the United Kingdom. */
export function inputOf(
  lines: readonly CartLine[],
  { rules, ...rest }: Omit<Partial<QuoteInput>, 'rules'> & { rules?: Partial<PricingRules> } = {},
): QuoteInput {
  return {
    currency: 'USD',
    lines,
    rules: { promotions: [], shippingZones: [], jurisdictions: [], ...rules },
    coupon: null,
    destination: { country: 'GB', region: null },
    shippingMethodId: null,
    taxId: null,
    ...rest,
  }
}

export function quoted(...input: Parameters<typeof inputOf>): Quote {
  const result = quote(inputOf(...input))
  if (result.outcome !== 'quoted') throw new Error(`refused: ${result.refusal.code}`)
  return result.quote
}

export function refused(...input: Parameters<typeof inputOf>): Refusal {
  const result = quote(inputOf(...input))
  if (result.outcome !== 'refused') throw new Error(`quoted: ${result.quote.totalMinor}`)
  return result.refusal
}
