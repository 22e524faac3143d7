import { currencies, type CurrencyCode } from '../currencies.ts'
import type { LineTax, Quote, QuoteLine, QuoteResult, QuoteTax } from '../quote.ts'
import { refuseTotal } from '../refusal.ts'

/** Taxes as somebody else computed them: Stripe Tax, a service of the shop's accountant. */
export type ExternalTaxes = {
  /** Whether the prices contain them. */
  readonly isIncluded: boolean
  /** In the order of the quote's lines. */
  readonly lines: readonly (readonly ExternalTax[])[]
  readonly shipping: readonly ExternalTax[]
}

export type ExternalTax = {
  readonly rateId: string
  readonly name: string
  readonly ratePpm: number
  readonly baseMinor: number
  readonly amountMinor: number
}

/**
 * A quote without tax, with the taxes that somebody else computed for it.
 *
 * @returns a refusal, when an amount is none that the currency has, or the lines are not the quote's: what
 * comes from outside is believed in its amount, and in nothing else.
 */
export function quoteWithTaxes<C extends CurrencyCode>(
  quote: Quote<C>,
  external: ExternalTaxes,
): QuoteResult<C> {
  if (!isUsable(quote, external)) return { outcome: 'refused', refusal: { code: 'tax_unusable' } }
  const { isIncluded } = external
  const lines = quote.lines.map((line, index) =>
    taxed(line, { taxes: external.lines[index] ?? [], isIncluded }),
  )
  const sumOf = (taxes: readonly ExternalTax[]) =>
    taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const allMinor = sumOf([...external.lines.flat(), ...external.shipping])
  const addedMinor = isIncluded ? 0 : allMinor
  const totalMinor = quote.totalMinor + addedMinor
  const badTotal = refuseTotal(totalMinor, quote.currency)
  if (badTotal) return { outcome: 'refused', refusal: badTotal }
  const shippingMinor = sumOf(external.shipping)
  return {
    outcome: 'quoted',
    quote: {
      ...quote,
      lines,
      shipping: quote.shipping && {
        ...quote.shipping,
        taxes: external.shipping.map(lineTax),
        taxMinor: isIncluded ? 0 : shippingMinor,
        includedTaxMinor: isIncluded ? shippingMinor : 0,
      },
      taxes: sums(external),
      taxMinor: addedMinor,
      includedTaxMinor: isIncluded ? allMinor : 0,
      totalMinor,
      pending: quote.pending.filter((what) => what !== 'tax'),
    },
  }
}

function isUsable(quote: Quote, { lines, shipping, isIncluded }: ExternalTaxes): boolean {
  const { multipleOfMinor } = currencies[quote.currency]
  const isAmount = (minor: number) =>
    Number.isSafeInteger(minor) && minor >= 0 && minor % multipleOfMinor === 0
  const isWithin = (taxes: readonly ExternalTax[], grossMinor: number) =>
    taxes.every(({ amountMinor }) => isAmount(amountMinor)) &&
    (!isIncluded || taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0) <= grossMinor)
  const sentMinor = quote.shipping ? quote.shipping.amountMinor - quote.shipping.discountMinor : 0
  return (
    lines.length === quote.lines.length &&
    quote.lines.every((line, index) => isWithin(lines[index] ?? [], line.totalMinor)) &&
    (quote.shipping !== null || shipping.length === 0) &&
    isWithin(shipping, sentMinor)
  )
}

type LineTaxes = { taxes: readonly ExternalTax[]; isIncluded: boolean }

function taxed(line: QuoteLine, { taxes, isIncluded }: LineTaxes): QuoteLine {
  const sumMinor = taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const addedMinor = isIncluded ? 0 : sumMinor
  return {
    ...line,
    taxes: taxes.map(lineTax),
    taxMinor: addedMinor,
    includedTaxMinor: isIncluded ? sumMinor : 0,
    totalMinor: line.totalMinor + addedMinor,
  }
}

function lineTax({ rateId, baseMinor, amountMinor }: ExternalTax): LineTax {
  return { rateId, baseMinor, amountMinor }
}

/** By rate, in the order in which they come up. */
function sums({ lines, shipping, isIncluded }: ExternalTaxes): QuoteTax[] {
  const byRate = new Map<string, QuoteTax>()
  for (const { rateId, name, ratePpm, baseMinor, amountMinor } of [...lines.flat(), ...shipping]) {
    const known = byRate.get(rateId)
    byRate.set(rateId, {
      rateId,
      name,
      ratePpm,
      isIncluded,
      baseMinor: (known?.baseMinor ?? 0) + baseMinor,
      amountMinor: (known?.amountMinor ?? 0) + amountMinor,
    })
  }
  return [...byRate.values()]
}
