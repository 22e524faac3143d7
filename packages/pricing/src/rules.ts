// What decides a price, apart from the cart: plain data, as the shop's tables hold it, in the one
// currency of the quote. Whether a rule is in force today is for the reader of the tables to say;
// everything else about it is decided here.

/** Who sells where, for what, with how much off: everything but the customer's own coupon. */
export type PricingRules = {
  /** The automatic ones that are in force. */
  readonly promotions: readonly Promotion[]
  /** None at all: the shop does not charge for shipping, and ships everywhere. */
  readonly shippingZones: readonly ShippingZone[]
  /** None at all: the shop adds no tax. */
  readonly jurisdictions: readonly TaxJurisdiction[]
}

/** A country (ISO 3166-1 alpha-2), or one region of it (ISO 3166-2, without the country: "CA"). */
export type Place = { readonly country: string; readonly region: string | null }

export type Promotion = {
  readonly id: string
  /** The reason that the customer reads. */
  readonly name: string
  /** What the customer typed. Null: it applies by itself. */
  readonly code: string | null
  /** Of products: those named by id or by category. Of the order: all its goods. */
  readonly target: 'order' | 'products' | 'shipping'
  readonly productIds: ReadonlySet<string>
  readonly categoryIds: ReadonlySet<string>
  readonly effect: PromotionEffect
  /** The goods' subtotal before any discount from which it applies. 0: from the first unit on. */
  readonly minimumSubtotalMinor: number
  /** Whether goods whose price is reduced already count among its products. */
  readonly includesSaleItems: boolean
  /** Whether it applies beside other combinable ones. If not, it stands alone or not at all. */
  readonly isCombinable: boolean
  /** Of those that apply together, the lower comes first. */
  readonly priority: number
}

/** Shares are in millionths: 20 % is 200_000, 8.875 % is 88_750. */
export type PromotionEffect =
  | { readonly kind: 'percentage'; readonly offPpm: number }
  /** Off once, not for each piece; never more than there is. */
  | { readonly kind: 'amount'; readonly offMinor: number }
  /** By the quantity of a line; the highest tier that it reaches counts, for the whole line. */
  | { readonly kind: 'quantity_tiers'; readonly tiers: readonly QuantityTier[] }
  /** For each `buy + get` pieces among its products, the `get` cheapest of all are reduced. */
  | {
      readonly kind: 'buy_x_get_y'
      readonly buy: number
      readonly get: number
      readonly offPpm: number
    }

export type QuantityTier = { readonly fromQuantity: number; readonly offPpm: number }

/** Of the zones that hold a destination, those that name its region go before those of its country. */
export type ShippingZone = {
  readonly id: string
  readonly name: string
  /** None: the rest of the world. */
  readonly places: readonly Place[]
  readonly methods: readonly ShippingMethod[]
}

export type ShippingMethod = {
  readonly id: string
  readonly name: string
  /** What the tiers count: nothing (one tier, from 0), grams, or the goods' subtotal less discounts. */
  readonly basis: 'flat' | 'weight' | 'subtotal'
  /** At least one, the first from 0, ascending. */
  readonly tiers: readonly ShippingTier[]
  /** From this subtotal less discounts on it costs nothing. */
  readonly freeFromMinor: number | null
  /** Heavier carts are not offered this method. */
  readonly maximumGrams: number | null
}

export type ShippingTier = { readonly from: number; readonly amountMinor: number }

/** The most specific one that holds the destination counts, alone: a region's before its country's. */
export type TaxJurisdiction = Place & {
  readonly id: string
  readonly name: string
  /** Whether the shop's prices, here, are what the customer pays, tax and all. */
  readonly pricesIncludeTax: boolean
  readonly rounding: TaxRounding
  /** No tax, the goods' own rates in proportion to their amounts, or the rates of one tax class. */
  readonly shippingTax: 'none' | 'as_goods' | { readonly taxClass: string }
  /** Whether a business that gives its tax id pays no tax here. */
  readonly exemptsBusinesses: boolean
  /** A tax class that no rate names is not taxed. */
  readonly rates: readonly TaxRate[]
}

export type TaxRounding = {
  /** What is rounded: the tax of one piece, of a line, or of all lines of a rate together. */
  readonly scope: 'unit' | 'line' | 'document'
  readonly mode: 'half_up' | 'half_even' | 'half_down' | 'up' | 'down'
  /** Where the price includes the tax: which part is rounded. The other is what is left. */
  readonly rounded: 'tax' | 'net'
}

export type TaxRate = {
  readonly id: string
  readonly name: string
  readonly taxClass: string
  readonly ratePpm: number
  /** On top of the taxes before it in the list, rather than on the price alone. */
  readonly isCompound: boolean
}
