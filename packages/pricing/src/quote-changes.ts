import type { Quote } from './quote.ts'

/**
 * What a client says that it showed. A Quote is one. It is compared and never computed with, so it
 * may be wrong in every value: the price stays the server's (I1).
 */
export type ShownQuote = {
  readonly lines: readonly { readonly productId: string; readonly unitMinor: number }[]
  readonly discounts: readonly {
    readonly promotionId: string
    readonly name: string
    readonly amountMinor: number
  }[]
} & { readonly [A in ComparedAmount]: number }

type ComparedAmount = (typeof comparedAmounts)[number]['amount']

export type QuoteChange =
  | {
      readonly kind: 'unit_price'
      readonly productId: string
      readonly name: string
      readonly shownMinor: number
      readonly currentMinor: number
    }
  /** Null: there was none, or there is none any more. */
  | {
      readonly kind: 'discount'
      readonly promotionId: string
      readonly name: string
      readonly shownMinor: number | null
      readonly currentMinor: number | null
    }
  | {
      readonly kind: (typeof comparedAmounts)[number]['kind']
      readonly shownMinor: number
      readonly currentMinor: number
    }

const comparedAmounts = [
  { kind: 'shipping', amount: 'shippingMinor' },
  { kind: 'tax', amount: 'taxMinor' },
  { kind: 'included_tax', amount: 'includedTaxMinor' },
  { kind: 'tax_relief', amount: 'taxReliefMinor' },
  { kind: 'total', amount: 'totalMinor' },
] as const

/**
 * What differs between the price that the customer saw and the one that counts, in the order of the
 * quote; empty when nothing does. Both are of the same cart and currency: which products it holds,
 * how many, and whether they can be had is not compared.
 */
export function quoteChanges(shown: ShownQuote, current: Quote): QuoteChange[] {
  return [
    ...unitPriceChanges(shown, current),
    ...discountChanges(shown, current),
    ...comparedAmounts.flatMap(({ kind, amount }) => {
      const [shownMinor, currentMinor] = [shown[amount], current[amount]]
      return shownMinor === currentMinor ? [] : [{ kind, shownMinor, currentMinor }]
    }),
  ]
}

function unitPriceChanges(shown: ShownQuote, current: Quote): QuoteChange[] {
  const shownMinorOf = new Map(shown.lines.map((line) => [line.productId, line.unitMinor]))
  return current.lines.flatMap(({ productId, name, unitMinor: currentMinor }) => {
    const shownMinor = shownMinorOf.get(productId)
    if (shownMinor === undefined || shownMinor === currentMinor) return []
    return [{ kind: 'unit_price', productId, name, shownMinor, currentMinor }]
  })
}

function discountChanges(shown: ShownQuote, current: Quote): QuoteChange[] {
  const shownMinorOf = new Map(shown.discounts.map((each) => [each.promotionId, each.amountMinor]))
  const currentIds = new Set(current.discounts.map(({ promotionId }) => promotionId))
  const changed = current.discounts.flatMap(({ promotionId, name, amountMinor: currentMinor }) => {
    const shownMinor = shownMinorOf.get(promotionId) ?? null
    return shownMinor === currentMinor
      ? []
      : [{ kind: 'discount' as const, promotionId, name, shownMinor, currentMinor }]
  })
  const gone = shown.discounts.flatMap(({ promotionId, name, amountMinor: shownMinor }) =>
    currentIds.has(promotionId)
      ? []
      : [{ kind: 'discount' as const, promotionId, name, shownMinor, currentMinor: null }],
  )
  return [...changed, ...gone]
}
