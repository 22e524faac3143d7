// From what was drawn to a quote's input: ids are given, quanta become minor units.

import { currencies, type CurrencyCode } from '../currencies.ts'
import type { CartLine, QuoteInput } from '../quote.ts'
import type {
  Place,
  Promotion,
  PromotionEffect,
  ShippingMethod,
  ShippingZone,
  TaxJurisdiction,
  TaxRate,
} from '../rules.ts'

/** Amounts in quanta, so that every price is one that its currency can charge. */
export type Drawn = {
  readonly currency: CurrencyCode
  readonly lines: readonly DrawnLine[]
  readonly firstId: number
  readonly promotions: readonly DrawnPromotion[]
  readonly coupon: DrawnPromotion | null
  readonly zones: readonly DrawnZone[]
  readonly jurisdictions: readonly DrawnJurisdiction[]
  readonly isRegionFirst: boolean
  readonly destination: Place | null
  readonly method: string | null
  readonly taxId: string | null
}

export type DrawnLine = Pick<
  CartLine,
  'quantity' | 'categoryId' | 'taxClass' | 'grams' | 'needsShipping'
> & { readonly quanta: number; readonly isOnSale: boolean }

export type DrawnPromotion = Pick<
  Promotion,
  'target' | 'includesSaleItems' | 'isCombinable' | 'priority'
> & {
  readonly effect: PromotionEffect
  readonly productIds: readonly string[]
  readonly categoryIds: readonly string[]
  readonly minimumQuanta: number
}

export type DrawnMethod = Pick<ShippingMethod, 'basis' | 'maximumGrams'> & {
  readonly steps: readonly { readonly more: number; readonly quanta: number }[]
  readonly freeFromQuanta: number | null
}

export type DrawnZone = {
  readonly places: readonly Place[]
  readonly methods: readonly DrawnMethod[]
}

export type DrawnJurisdiction = Omit<TaxJurisdiction, 'id' | 'name' | 'rates' | keyof Place> & {
  readonly rates: readonly Omit<TaxRate, 'id' | 'name'>[]
}

export const home: Place = { country: 'US', region: null }
export const california: Place = { country: 'US', region: 'CA' }
export const abroad: Place = { country: 'DE', region: null }

type InMinor = (quanta: number) => number

export function orderOf(drawn: Drawn): QuoteInput {
  const { multipleOfMinor } = currencies[drawn.currency]
  const inMinor = (quanta: number) => quanta * multipleOfMinor
  return {
    currency: drawn.currency,
    lines: drawn.lines.map((each, index) => lineOf(each, idAt(index, drawn.firstId), inMinor)),
    rules: {
      promotions: drawn.promotions.map((each, index) =>
        promotionOf(each, `promo${index}`, inMinor),
      ),
      shippingZones: drawn.zones.map((each, index) => zoneOf(each, index, inMinor)),
      jurisdictions: drawn.jurisdictions.map((each, index) =>
        // One for each place, as the database has it.
        jurisdictionOf(each, (index === 0) === drawn.isRegionFirst ? california : home),
      ),
    },
    coupon: drawn.coupon && { ...promotionOf(drawn.coupon, 'coupon', inMinor), code: 'SAVE' },
    destination: drawn.destination,
    shippingMethodId: drawn.method,
    taxId: drawn.taxId,
  }
}

/** No two lines the same, and not in the order of the lines. */
function idAt(index: number, first: number): string {
  return `p${(index * 7 + first) % 10}`
}

function lineOf(
  { quanta, isOnSale, ...rest }: DrawnLine,
  productId: string,
  inMinor: InMinor,
): CartLine {
  const unitMinor = inMinor(quanta)
  const regularUnitMinor = isOnSale ? unitMinor * 2 : unitMinor
  return { productId, name: productId, unitMinor, regularUnitMinor, ...rest }
}

function promotionOf(
  { minimumQuanta, productIds, categoryIds, ...rest }: DrawnPromotion,
  id: string,
  inMinor: InMinor,
): Promotion {
  return {
    id,
    name: id,
    code: null,
    productIds: new Set(productIds),
    categoryIds: new Set(categoryIds),
    minimumSubtotalMinor: inMinor(minimumQuanta),
    ...rest,
  }
}

function zoneOf({ places, methods }: DrawnZone, index: number, inMinor: InMinor): ShippingZone {
  const name = `z${index}`
  return {
    id: name,
    name,
    places,
    methods: methods.map((each, place) => methodOf(each, `m${index}${place}`, inMinor)),
  }
}

function methodOf(drawn: DrawnMethod, id: string, inMinor: InMinor): ShippingMethod {
  const { basis, steps, freeFromQuanta, maximumGrams } = drawn
  let reached = 0
  const tiers = steps.map(({ more, quanta }, index) => {
    if (index > 0) reached += more
    return { from: basis === 'subtotal' ? inMinor(reached) : reached, amountMinor: inMinor(quanta) }
  })
  return {
    id,
    name: id,
    basis,
    tiers: basis === 'flat' ? tiers.slice(0, 1) : tiers,
    freeFromMinor: freeFromQuanta === null ? null : inMinor(freeFromQuanta),
    maximumGrams,
  }
}

function jurisdictionOf({ rates, ...rest }: DrawnJurisdiction, place: Place): TaxJurisdiction {
  const id = place.region ?? place.country
  return {
    ...place,
    id,
    name: id,
    ...rest,
    rates: rates.map((each, index) => ({ id: `r${index}`, name: `r${index}`, ...each })),
  }
}
