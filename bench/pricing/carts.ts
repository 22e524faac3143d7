import type { CartLine, PricingRules, Promotion, QuoteInput } from '@paydesk/pricing'

/** A cart as a shop in the United States prices it: sales tax, weighed shipping, a promotion, a coupon. */
export function cartOf(lines: number): QuoteInput<'USD'> {
  return {
    currency: 'USD',
    lines: Array.from({ length: lines }, (_, index) => lineOf(index)),
    rules,
    coupon,
    destination: { country: 'US', region: 'NY' },
    shippingMethodId: null,
    taxId: null,
  }
}

// Cents each, so that ten thousand lines are still a total that Stripe takes.
function lineOf(index: number): CartLine {
  const unitMinor = 101 + (index % 397)
  return {
    productId: `product-${index}`,
    name: `Product ${index}`,
    quantity: 1 + (index % 9),
    unitMinor,
    regularUnitMinor: index % 20 === 0 ? unitMinor + 50 : unitMinor,
    categoryId: `category-${index % 7}`,
    taxClass: index % 5 === 0 ? 'reduced' : 'standard',
    grams: 100 + (index % 13),
    needsShipping: true,
  }
}

const everywhere: Omit<Promotion, 'id' | 'name' | 'code' | 'effect'> = {
  target: 'order',
  productIds: new Set(),
  categoryIds: new Set(),
  minimumSubtotalMinor: 0,
  includesSaleItems: false,
  isCombinable: true,
  priority: 100,
}

const coupon: Promotion = {
  ...everywhere,
  id: 'coupon',
  name: 'Welcome',
  code: 'WELCOME10',
  effect: { kind: 'percentage', offPpm: 100_000 },
}

const rules: PricingRules = {
  promotions: [
    {
      ...everywhere,
      id: 'tiers',
      name: 'More for less',
      code: null,
      target: 'products',
      categoryIds: new Set(['category-1', 'category-2']),
      effect: { kind: 'quantity_tiers', tiers: [{ fromQuantity: 3, offPpm: 50_000 }] },
    },
  ],
  shippingZones: [
    {
      id: 'zone',
      name: 'Home',
      places: [{ country: 'US', region: null }],
      methods: [
        {
          id: 'parcel',
          name: 'Parcel',
          basis: 'weight',
          tiers: [
            { from: 0, amountMinor: 500 },
            { from: 5000, amountMinor: 1500 },
          ],
          freeFromMinor: null,
          maximumGrams: null,
        },
      ],
    },
  ],
  jurisdictions: [
    {
      id: 'ny',
      name: 'New York',
      country: 'US',
      region: 'NY',
      pricesIncludeTax: false,
      rounding: { scope: 'line', mode: 'half_up', rounded: 'tax' },
      shippingTax: 'as_goods',
      exemptsBusinesses: false,
      rates: [
        { id: 'state', name: 'State', taxClass: 'standard', ratePpm: 40_000, isCompound: false },
        { id: 'city', name: 'City', taxClass: 'standard', ratePpm: 48_750, isCompound: false },
        { id: 'low', name: 'State', taxClass: 'reduced', ratePpm: 40_000, isCompound: false },
      ],
    },
  ],
}
