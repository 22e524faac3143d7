import type { ShippingOffer } from '../quote.ts'
import type { ShippingMethod, ShippingTier } from '../rules.ts'

/** What the price of a method may hang on: what is sent, and all goods less their discounts. */
export type Consignment = { readonly grams: number; readonly goodsMinor: number }

export function takesWeight({ maximumGrams }: ShippingMethod, grams: number): boolean {
  return maximumGrams === null || grams <= maximumGrams
}

export function offerOf(method: ShippingMethod, consignment: Consignment): ShippingOffer {
  const { id: methodId, name, freeFromMinor } = method
  const isFree = freeFromMinor !== null && consignment.goodsMinor >= freeFromMinor
  const counted = { flat: 0, weight: consignment.grams, subtotal: consignment.goodsMinor }
  const amountMinor = isFree ? 0 : tierAt(method.tiers, counted[method.basis])
  return { methodId, name, amountMinor }
}

/** The customer's choice; without one the cheapest, of equal price the first listed. */
export function chosenOf(
  offers: readonly ShippingOffer[],
  chosenId: string | null,
): ShippingOffer | undefined {
  if (chosenId !== null) return offers.find(({ methodId }) => methodId === chosenId)
  return offers.reduce<ShippingOffer | undefined>(
    (least, offer) => (least && least.amountMinor <= offer.amountMinor ? least : offer),
    undefined,
  )
}

/** The highest tier that is reached. */
function tierAt(tiers: readonly ShippingTier[], counted: number): number {
  return tiers.findLast(({ from }) => from <= counted)?.amountMinor ?? 0
}
