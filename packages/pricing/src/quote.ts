import type { CurrencyCode } from './currencies.ts'
import { add, money, multiply, subtract, toMinor } from './money.ts'
import { refuseLines, refuseTotal, type Refusal } from './refusal.ts'

/** A product as the catalogue prices it, and how many of it. */
export type CartLine = {
  readonly productId: string
  readonly name: string
  readonly quantity: number
  readonly unitMinor: number
}

export type QuoteLine = CartLine & { readonly totalMinor: number }

/** totalMinor = subtotalMinor - discountMinor + shippingMinor + taxMinor, each in `currency`. */
export type Quote<C extends CurrencyCode = CurrencyCode> = {
  readonly currency: C
  readonly lines: readonly QuoteLine[]
  readonly subtotalMinor: number
  readonly discountMinor: number
  readonly shippingMinor: number
  readonly taxMinor: number
  readonly totalMinor: number
}

export type QuoteInput<C extends CurrencyCode = CurrencyCode> = {
  readonly currency: C
  readonly lines: readonly CartLine[]
}

export type QuoteResult<C extends CurrencyCode = CurrencyCode> =
  | { readonly outcome: 'quoted'; readonly quote: Quote<C> }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/**
 * Prices a cart. Every amount is in minor units of the one currency, and exact.
 *
 * It believes the unit prices that it is given: read them from the database, never from a client.
 * A quoted total is one that Stripe accepts; whatever is wrong with the cart comes back as a
 * refusal, and nothing is thrown.
 */
export function quote<C extends CurrencyCode>(input: QuoteInput<C>): QuoteResult<C> {
  const { currency } = input
  const badLines = refuseLines(input.lines)
  if (badLines) return { outcome: 'refused', refusal: badLines }

  const lines = input.lines.map((line) => priceLine(line, currency))
  const nothing = money(0, currency)

  // Each step may look at the ones above it: a discount is taken off the goods, and tax is due on
  // what is left of them and on the shipping.
  const subtotal = lines.reduce((sum, line) => add(sum, money(line.totalMinor, currency)), nothing)
  const discount = nothing
  const shipping = nothing
  const tax = nothing
  const total = add(add(subtract(subtotal, discount), shipping), tax)

  const badTotal = refuseTotal(toMinor(total), currency)
  if (badTotal) return { outcome: 'refused', refusal: badTotal }

  return {
    outcome: 'quoted',
    quote: {
      currency,
      lines,
      subtotalMinor: toMinor(subtotal),
      discountMinor: toMinor(discount),
      shippingMinor: toMinor(shipping),
      taxMinor: toMinor(tax),
      totalMinor: toMinor(total),
    },
  }
}

/** Copies field by field: a caller's row may carry columns that do not belong in a quote. */
function priceLine(line: CartLine, currency: CurrencyCode): QuoteLine {
  const { productId, name, quantity, unitMinor } = line
  const totalMinor = toMinor(multiply(money(unitMinor, currency), quantity))
  return { productId, name, quantity, unitMinor, totalMinor }
}
