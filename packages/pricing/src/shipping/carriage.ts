import type { CartLine, QuoteInput } from '../quote.ts'
import type { Refusal } from '../refusal.ts'
import type { ShippingMethod } from '../rules.ts'
import { takesWeight } from './offers.ts'
import { methodsTo } from './zone.ts'

/** How the goods could be sent, whatever is taken off their price. */
export type Carriage =
  /** Nothing is sent, or the shop charges nothing for it. */
  | { readonly outcome: 'free' }
  /** The destination is not known yet. */
  | { readonly outcome: 'pending' }
  | {
      readonly outcome: 'offered'
      readonly methods: readonly ShippingMethod[]
      /** Of all that is sent. */
      readonly grams: number
    }

type Refused = { readonly outcome: 'refused'; readonly refusal: Refusal }

export function carriageOf(input: QuoteInput): Carriage | Refused {
  const { destination, shippingMethodId } = input
  const zones = input.rules.shippingZones
  const sent = input.lines.filter(({ needsShipping }) => needsShipping)
  if (sent.length === 0 || zones.length === 0) return { outcome: 'free' }
  if (!destination) return { outcome: 'pending' }

  const ofDestination = methodsTo(zones, destination)
  if (ofDestination.length === 0) return refused({ code: 'not_shipped_there' })
  const grams = weightOf(sent)
  const methods = ofDestination.filter((method) => takesWeight(method, grams))
  if (methods.length === 0) {
    const maximumGrams = Math.max(...ofDestination.map((method) => method.maximumGrams ?? 0))
    return refused({ code: 'too_heavy_to_ship', grams, maximumGrams })
  }
  if (shippingMethodId !== null && !methods.some(({ id }) => id === shippingMethodId)) {
    return refused({ code: 'shipping_method_unavailable' })
  }
  return { outcome: 'offered', methods, grams }
}

function weightOf(lines: readonly CartLine[]): number {
  return lines.reduce((sum, { grams, quantity }) => sum + grams * quantity, 0)
}

function refused(refusal: Refusal): Refused {
  return { outcome: 'refused', refusal }
}
