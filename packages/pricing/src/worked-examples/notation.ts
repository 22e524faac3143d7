// A worked example in few words: what most of them share is filled in here, once.

import type { CurrencyCode } from '../currencies.ts'
import type { CartLine, QuoteInput } from '../quote.ts'
import type { Refusal } from '../refusal.ts'
import type {
  Place,
  Promotion,
  PromotionEffect,
  ShippingMethod,
  ShippingZone,
  TaxJurisdiction,
  TaxRate,
} from '../rules.ts'

/** Where the rule stands, or the figures themselves. */
export type Source = { readonly name: string; readonly url: string }

export type WorkedExample = {
  readonly title: string
  readonly source: Source
  /** Whether the source prints these very figures, or the rule that we applied to our own. */
  readonly figures: 'of the source' | 'ours, by its rule'
  readonly currency: CurrencyCode
  readonly cart: readonly CartLine[]
  /** The one jurisdiction; the goods go there unless `to` says otherwise. */
  readonly tax?: TaxJurisdiction
  readonly promotions?: readonly Promotion[]
  readonly coupon?: Promotion
  readonly zones?: readonly ShippingZone[]
  /** Null: the customer has not said. */
  readonly to?: Place | null
  readonly method?: string
  readonly taxId?: string
  readonly expected: ExpectedFigures | { readonly refused: Refusal['code'] }
}

/** What is left out of the amounts is expected to be 0; what is left out of the rest is not asked. */
export type ExpectedFigures = {
  readonly subtotalMinor: number
  readonly discountMinor?: number
  readonly shippingMinor?: number
  readonly taxMinor?: number
  readonly includedTaxMinor?: number
  readonly taxReliefMinor?: number
  readonly totalMinor: number
  /** Rate, base, amount. */
  readonly taxes?: readonly (readonly [rateId: string, baseMinor: number, amountMinor: number])[]
  readonly discounts?: readonly (readonly [promotionId: string, amountMinor: number])[]
  readonly offers?: readonly (readonly [methodId: string, amountMinor: number])[]
  readonly lineDiscountsMinor?: readonly number[]
  readonly lineTaxesMinor?: readonly number[]
  readonly lineTotalsMinor?: readonly number[]
  readonly pending?: readonly ('shipping' | 'tax')[]
  readonly unusedCoupon?: string
}

export function inputOf(example: WorkedExample): QuoteInput {
  const { currency, cart, tax, promotions = [], zones = [], method = null, taxId = null } = example
  const home = tax ? { country: tax.country, region: tax.region } : { country: 'US', region: null }
  return {
    currency,
    lines: cart,
    rules: { promotions, shippingZones: zones, jurisdictions: tax ? [tax] : [] },
    coupon: example.coupon ?? null,
    destination: example.to === undefined ? home : example.to,
    shippingMethodId: method,
    taxId,
  }
}

export function item(
  productId: string,
  unitMinor: number,
  more: Partial<Omit<CartLine, 'productId' | 'unitMinor'>> = {},
): CartLine {
  return {
    productId,
    name: productId,
    quantity: 1,
    unitMinor,
    regularUnitMinor: unitMinor,
    categoryId: null,
    taxClass: 'standard',
    grams: 0,
    needsShipping: true,
    ...more,
  }
}

/** In millionths, as the rules hold it. */
export function percent(share: number): number {
  return Math.round(share * 10_000)
}

/** Prices without tax, rounded half up line by line, shipping not taxed: unless it says otherwise. */
export function jurisdiction(
  place: string,
  rates: readonly TaxRate[],
  more: Partial<Omit<TaxJurisdiction, 'rounding'>> & {
    readonly rounding?: Partial<TaxJurisdiction['rounding']>
  } = {},
): TaxJurisdiction {
  return {
    ...at(place),
    id: place,
    name: place,
    pricesIncludeTax: false,
    shippingTax: 'none',
    exemptsBusinesses: false,
    rates,
    ...more,
    rounding: { scope: 'line', mode: 'half_up', rounded: 'tax', ...more.rounding },
  }
}

export function rate(name: string, share: number, more: Partial<TaxRate> = {}): TaxRate {
  return {
    id: name,
    name,
    taxClass: 'standard',
    ratePpm: percent(share),
    isCompound: false,
    ...more,
  }
}

/** By itself, on the whole order, beside others: unless it says otherwise. */
export function promotion(
  id: string,
  effect: PromotionEffect,
  more: Partial<Promotion> = {},
): Promotion {
  return {
    id,
    name: id,
    code: null,
    target: 'order',
    productIds: new Set(),
    categoryIds: new Set(),
    effect,
    minimumSubtotalMinor: 0,
    includesSaleItems: true,
    isCombinable: true,
    priority: 0,
    ...more,
  }
}

export function coupon(effect: PromotionEffect, more: Partial<Promotion> = {}): Promotion {
  return promotion('coupon', effect, { code: 'SAVE', ...more })
}

export function percentOff(share: number): PromotionEffect {
  return { kind: 'percentage', offPpm: percent(share) }
}

export function amountOff(offMinor: number): PromotionEffect {
  return { kind: 'amount', offMinor }
}

export function tiersOff(...tiers: readonly (readonly [from: number, share: number])[]) {
  return {
    kind: 'quantity_tiers',
    tiers: tiers.map(([fromQuantity, share]) => ({ fromQuantity, offPpm: percent(share) })),
  } as const satisfies PromotionEffect
}

export function buyGet(buy: number, get: number, share = 100): PromotionEffect {
  return { kind: 'buy_x_get_y', buy, get, offPpm: percent(share) }
}

export function flat(
  id: string,
  amountMinor: number,
  more: Partial<ShippingMethod> = {},
): ShippingMethod {
  return {
    id,
    name: id,
    basis: 'flat',
    tiers: [{ from: 0, amountMinor }],
    freeFromMinor: null,
    maximumGrams: null,
    ...more,
  }
}

/** Pairs of what a tier begins with, grams or subtotal, and what it costs. */
export function stepped(
  id: string,
  basis: 'weight' | 'subtotal',
  tiers: readonly (readonly [from: number, amountMinor: number])[],
): ShippingMethod {
  return {
    ...flat(id, 0),
    basis,
    tiers: tiers.map(([from, amountMinor]) => ({ from, amountMinor })),
  }
}

/** 'CA-QC' is a region, 'CA' a country, '' the rest of the world. */
export function zone(places: string, ...methods: readonly ShippingMethod[]): ShippingZone {
  return { id: places, name: places, places: places === '' ? [] : [at(places)], methods }
}

export function at(place: string): Place {
  const [country = '', region = null] = place.split('-')
  return { country, region }
}
