// Random catalogues, rules and carts: every currency, every effect, every setting of a tax.

import * as fc from 'fast-check'

import { currencies } from '../currencies.ts'
import type { QuoteInput } from '../quote.ts'
import type { Place, PromotionEffect, TaxJurisdiction, TaxRounding } from '../rules.ts'
import { abroad, california, home, orderOf } from './drawn.ts'
import type { Drawn, DrawnJurisdiction, DrawnPromotion } from './drawn.ts'
import { readable } from './readable.ts'

type Parts<T> = { readonly [P in keyof T]: fc.Arbitrary<T[P]> }

const quanta = fc.oneof(
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 1, max: 3_000 }),
  fc.integer({ min: 1, max: 60_000 }),
)
const ppm = fc.oneof(
  fc.constantFrom(0, 50_000, 88_750, 99_750, 100_000, 200_000, 333_333, 500_000, 1_000_000),
  fc.integer({ min: 0, max: 1_000_000 }),
)
const taxClass = fc.constantFrom('standard', 'standard', 'reduced', 'untaxed')

const line = fc.record({
  quanta,
  quantity: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 })),
  isOnSale: fc.boolean(),
  categoryId: fc.constantFrom(null, 'a', 'b'),
  taxClass,
  grams: fc.integer({ min: 0, max: 2_000 }),
  needsShipping: fc.constantFrom(true, true, false),
})

type Effect<Kind> = Extract<PromotionEffect, { kind: Kind }>

const percentage = fc.record<Effect<'percentage'>>({ kind: fc.constant('percentage'), offPpm: ppm })
const amount = fc.record<Effect<'amount'>>({
  kind: fc.constant('amount'),
  // Not whole quanta on purpose: what staff type is not made by the engine.
  offMinor: fc.oneof(fc.nat(300), fc.nat(300_000)),
})
const tier = fc.record({ fromQuantity: fc.integer({ min: 1, max: 12 }), offPpm: ppm })
const quantityTiers = fc.record<Effect<'quantity_tiers'>>({
  kind: fc.constant('quantity_tiers'),
  tiers: fc.array(tier, { minLength: 1, maxLength: 3 }),
})
const buyXGetY = fc.record<Effect<'buy_x_get_y'>>({
  kind: fc.constant('buy_x_get_y'),
  buy: fc.integer({ min: 1, max: 3 }),
  get: fc.integer({ min: 1, max: 2 }),
  offPpm: ppm,
})

const ofPromotion: Parts<DrawnPromotion> = {
  effect: fc.oneof(percentage, amount, quantityTiers, buyXGetY),
  target: fc.constantFrom('order', 'products', 'shipping'),
  productIds: fc.subarray(['p0', 'p3', 'p7'], { maxLength: 2 }),
  categoryIds: fc.subarray(['a', 'b'], { maxLength: 1 }),
  minimumQuanta: fc.constantFrom(0, 0, 100, 5_000),
  includesSaleItems: fc.boolean(),
  isCombinable: fc.boolean(),
  priority: fc.nat(2),
}
export const promotion = fc.record(ofPromotion)
export const combinablePromotion = fc.record({ ...ofPromotion, isCombinable: fc.constant(true) })
export const onShipping = fc.record({ ...ofPromotion, target: fc.constant('shipping' as const) })
const ofSteadyPromotion: Parts<DrawnPromotion> = {
  ...ofPromotion,
  effect: fc.oneof(percentage, amount),
  minimumQuanta: fc.constant(0),
}
/** No minimum, and no effect that asks for a number of pieces. */
export const steadyPromotion = fc.record(ofSteadyPromotion)
export const steadyOrderPromotion = fc.record({
  ...ofSteadyPromotion,
  target: fc.constantFrom('order' as const, 'shipping' as const),
  includesSaleItems: fc.constant(true),
})

const method = fc.record({
  basis: fc.constantFrom('flat' as const, 'weight' as const, 'subtotal' as const),
  steps: fc.array(fc.record({ more: fc.integer({ min: 1, max: 3_000 }), quanta }), {
    minLength: 1,
    maxLength: 3,
  }),
  freeFromQuanta: fc.constantFrom(null, null, 100, 5_000),
  maximumGrams: fc.constantFrom(null, null, 20_000),
})
const zone = fc.record({
  places: fc.constantFrom<Place[]>([], [home], [california], [abroad], [home, abroad]),
  methods: fc.array(method, { minLength: 1, maxLength: 3 }),
})
const steadyMethod = quanta.map((flat) => ({
  basis: 'flat' as const,
  steps: [{ more: 1, quanta: flat }],
  freeFromQuanta: null,
  maximumGrams: null,
}))
/** Everywhere at one price, whatever the cart. */
export const steadyZones = steadyMethod.map((each) => [{ places: [], methods: [each] }])

const ofRounding: Parts<TaxRounding> = {
  scope: fc.constantFrom('unit', 'line', 'document'),
  mode: fc.constantFrom('half_up', 'half_even', 'half_down', 'up', 'down'),
  rounded: fc.constantFrom('tax', 'net'),
}
export const everyRounding = fc.record(ofRounding)
export const onceADocument = fc.record({ ...ofRounding, scope: fc.constant('document' as const) })
const rate = fc.record({ taxClass, ratePpm: ppm, isCompound: fc.boolean() })
const ofJurisdiction: Parts<DrawnJurisdiction> = {
  pricesIncludeTax: fc.boolean(),
  rounding: everyRounding,
  shippingTax: fc.constantFrom<TaxJurisdiction['shippingTax']>('none', 'as_goods', {
    taxClass: 'standard',
  }),
  exemptsBusinesses: fc.boolean(),
  rates: fc.array(rate, { maxLength: 4 }),
}
export function jurisdictions(parts: Partial<Parts<DrawnJurisdiction>> = {}) {
  const each = fc.record<DrawnJurisdiction>({ ...ofJurisdiction, ...parts })
  return fc.array(each, { minLength: 1, maxLength: 2 })
}

const ofOrder: Parts<Drawn> = {
  currency: fc.constantFrom(...Object.values(currencies).map(({ code }) => code)),
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  firstId: fc.nat(9),
  promotions: fc.array(promotion, { maxLength: 3 }),
  coupon: fc.option(promotion, { freq: 2 }),
  zones: fc.array(zone, { maxLength: 3 }),
  jurisdictions: fc.oneof(fc.constant([]), jurisdictions(), jurisdictions()),
  isRegionFirst: fc.boolean(),
  destination: fc.constantFrom(home, home, california, california, abroad, null),
  method: fc.constantFrom(null, null, null, 'm00'),
  taxId: fc.constantFrom(null, 'DE136695976'),
}

export const none = fc.constant(null)
export const empty = fc.constant<[]>([])
export const atHome = fc.constant(home)

/** A property names what it holds still: `orders({ coupon: none, zones: empty })`. */
export function orders(parts: Partial<Parts<Drawn>> = {}): fc.Arbitrary<QuoteInput> {
  return fc.record<Drawn>({ ...ofOrder, ...parts }).map((drawn) => readable(orderOf(drawn)))
}
