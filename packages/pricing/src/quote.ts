import type { CurrencyCode } from './currencies.ts'
import { bestPriced } from './discount/best-priced.ts'
import type { Order } from './price-with.ts'
import { refuseLines, refuseTotal, type Refusal } from './refusal.ts'
import type { Place, PricingRules, Promotion } from './rules.ts'
import { carriageOf, type Carriage } from './shipping/carriage.ts'
import { findJurisdiction } from './tax/find-jurisdiction.ts'
import { writeQuote } from './write-quote.ts'

/** A product as the catalogue prices it, and how many of it. */
export type CartLine = {
  readonly productId: string
  readonly name: string
  readonly quantity: number
  /** What one piece costs today. */
  readonly unitMinor: number
  /** What it costs when it is not on sale; the same as `unitMinor` when it is not. */
  readonly regularUnitMinor: number
  readonly categoryId: string | null
  readonly taxClass: string
  /** Of one piece. */
  readonly grams: number
  /** Digital goods need none. */
  readonly needsShipping: boolean
}

export type QuoteInput<C extends CurrencyCode = CurrencyCode> = {
  readonly currency: C
  readonly lines: readonly CartLine[]
  readonly rules: PricingRules
  /** What the customer's code stands for. That it is theirs to use is for the caller to know. */
  readonly coupon: Promotion | null
  /** Null while the customer has not said: shipping and tax are then pending. */
  readonly destination: Place | null
  /** Null: the cheapest that is offered. */
  readonly shippingMethodId: string | null
  /** Of a business: its tax id, found to be well formed. */
  readonly taxId: string | null
}

/**
 * totalMinor = subtotalMinor - discountMinor + shippingMinor + taxMinor - taxReliefMinor, each in
 * `currency`. Plain data: it is stored with the order as the document that the customer agreed to.
 */
export type Quote<C extends CurrencyCode = CurrencyCode> = {
  readonly currency: C
  readonly lines: readonly QuoteLine[]
  /** Of the goods, before any discount. */
  readonly subtotalMinor: number
  readonly discounts: readonly QuoteDiscount[]
  /** Their sum: off the goods and off the shipping. */
  readonly discountMinor: number
  /** Null: the coupon is among the discounts, none was given, or it hangs on what is pending. */
  readonly unusedCoupon: UnusedCoupon | null
  /** Null: nothing in the cart is sent, the shop charges nothing for it, or it is pending. */
  readonly shipping: QuoteShipping | null
  /** Before its discount. */
  readonly shippingMinor: number
  /** What the customer may choose from; the chosen one is among them. */
  readonly shippingOffers: readonly ShippingOffer[]
  readonly taxes: readonly QuoteTax[]
  /** Added on top of the prices. */
  readonly taxMinor: number
  /** Contained in the prices: part of the other amounts, not added to them. */
  readonly includedTaxMinor: number
  /** Contained in the prices and taken out of them, for an exempt business. */
  readonly taxReliefMinor: number
  /** The tax id that brought an exemption. */
  readonly exemptTaxId: string | null
  readonly totalMinor: number
  /** What cannot be known yet and is not in the total: the destination is missing. */
  readonly pending: readonly ('shipping' | 'tax')[]
}

/** totalMinor = subtotalMinor - discountMinor + taxMinor - taxReliefMinor. */
export type QuoteLine = {
  readonly productId: string
  readonly name: string
  readonly quantity: number
  readonly unitMinor: number
  readonly regularUnitMinor: number
  /** unitMinor * quantity. */
  readonly subtotalMinor: number
  /** The line's share of each discount that reaches it. */
  readonly discounts: readonly { readonly promotionId: string; readonly amountMinor: number }[]
  readonly discountMinor: number
  readonly taxes: readonly LineTax[]
  readonly taxMinor: number
  readonly includedTaxMinor: number
  readonly taxReliefMinor: number
  readonly totalMinor: number
}

export type LineTax = {
  readonly rateId: string
  readonly baseMinor: number
  readonly amountMinor: number
}

export type QuoteDiscount = {
  readonly promotionId: string
  readonly name: string
  readonly code: string | null
  readonly amountMinor: number
}

/** A coupon that takes nothing off, and why. */
export type UnusedCoupon = {
  readonly code: string
  readonly reason:
    | 'minimum_not_reached'
    | 'no_eligible_items'
    /** The total is lower without it. */
    | 'another_offer_is_better'
    /** What it would reduce costs nothing, or it asks for more pieces than there are. */
    | 'nothing_to_discount'
  /** Where it was not reached. */
  readonly minimumMinor?: number
}

export type QuoteShipping = {
  readonly methodId: string
  readonly name: string
  readonly amountMinor: number
  readonly discounts: QuoteLine['discounts']
  readonly discountMinor: number
  readonly taxes: readonly LineTax[]
  readonly taxMinor: number
  readonly includedTaxMinor: number
  readonly taxReliefMinor: number
}

/** Before discounts of promotions: what the choice would add to `shippingMinor`. */
export type ShippingOffer = {
  readonly methodId: string
  readonly name: string
  readonly amountMinor: number
}

export type QuoteTax = {
  readonly rateId: string
  readonly name: string
  readonly ratePpm: number
  readonly isIncluded: boolean
  /** What the rate was applied to: net of tax. */
  readonly baseMinor: number
  readonly amountMinor: number
}

export type QuoteResult<C extends CurrencyCode = CurrencyCode> =
  | { readonly outcome: 'quoted'; readonly quote: Quote<C> }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/**
 * Prices a cart. Every amount is in minor units of the one currency, and exact.
 *
 * It believes the prices and rules that it is given: read them from the database, never from a
 * client. A quoted total is one that Stripe accepts; whatever is wrong with the cart comes back as
 * a refusal, and nothing is thrown.
 */
export function quote<C extends CurrencyCode>(input: QuoteInput<C>): QuoteResult<C> {
  const badLines = refuseLines(input.lines)
  if (badLines) return { outcome: 'refused', refusal: badLines }

  const carriage = carriageOf(input)
  if (carriage.outcome === 'refused') return carriage

  const order = orderOf(input, carriage)
  const { best, unusedCoupon } = bestPriced(order, input.rules.promotions, input.coupon)

  const badTotal = refuseTotal(best.totalMinor, input.currency)
  if (badTotal) return { outcome: 'refused', refusal: badTotal }
  return { outcome: 'quoted', quote: writeQuote(order, best, unusedCoupon) }
}

function orderOf<C extends CurrencyCode>(input: QuoteInput<C>, carriage: Carriage): Order<C> {
  const { currency, lines, destination, shippingMethodId, rules, taxId } = input
  const jurisdiction = destination ? findJurisdiction(rules.jurisdictions, destination) : undefined
  const pending: Quote['pending'][number][] = []
  if (carriage.outcome === 'pending') pending.push('shipping')
  if (!destination && rules.jurisdictions.length > 0) pending.push('tax')
  return {
    currency,
    lines,
    carriage,
    shippingMethodId,
    jurisdiction,
    exemptTaxId: jurisdiction?.exemptsBusinesses ? taxId : null,
    pending,
  }
}
