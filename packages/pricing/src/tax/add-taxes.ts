import { currencies, type CurrencyCode } from '../currencies.ts'
import type { LineTax, QuoteTax } from '../quote.ts'
import type { TaxJurisdiction, TaxRate } from '../rules.ts'
import { split } from '../split.ts'
import { classTaxes, type ClassTaxing, type RateAmount } from './class-taxes.ts'
import { piecesOf } from './pieces.ts'

export type LineTaxes = {
  readonly taxes: readonly LineTax[]
  readonly taxMinor: number
  readonly includedTaxMinor: number
  readonly taxReliefMinor: number
}

export type TaxedGoods = {
  /** Decides among equals of a split: the product's id. */
  readonly key: string
  readonly taxClass: string
  readonly quantity: number
  /** The line less its discounts. */
  readonly netMinor: number
}

export type TaxInput = {
  readonly currency: CurrencyCode
  readonly goods: readonly TaxedGoods[]
  /** Less its discounts. */
  readonly shippingMinor: number
  readonly jurisdiction: TaxJurisdiction | undefined
  readonly isExempt: boolean
}

export type Taxes = {
  /** In the order of the goods. */
  readonly lines: readonly LineTaxes[]
  readonly shipping: LineTaxes
  /** For each rate that was applied, what it was applied to and what it came to. */
  readonly taxes: readonly QuoteTax[]
}

const NONE: LineTaxes = { taxes: [], taxMinor: 0, includedTaxMinor: 0, taxReliefMinor: 0 }

/** The tax on the goods and on their shipping, by the rules of the one place where it is due. */
export function addTaxes({ jurisdiction, ...input }: TaxInput): Taxes {
  const { goods, currency } = input
  if (!jurisdiction || (input.isExempt && !jurisdiction.pricesIncludeTax)) {
    return { lines: goods.map(() => NONE), shipping: NONE, taxes: [] }
  }
  const { multipleOfMinor } = currencies[currency]
  const shipping = shippingParts(input, jurisdiction, multipleOfMinor)
  const parts = [...goods, ...shipping]
  const taxed = taxParts(parts, jurisdiction, multipleOfMinor)

  const wrap = (taxes: readonly LineTax[]): LineTaxes => {
    const sumMinor = taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    if (input.isExempt) return { ...NONE, taxReliefMinor: sumMinor }
    return jurisdiction.pricesIncludeTax
      ? { ...NONE, taxes, includedTaxMinor: sumMinor }
      : { ...NONE, taxes, taxMinor: sumMinor }
  }
  return {
    lines: goods.map((_, index) => wrap(taxed[index] ?? [])),
    shipping: wrap(inOrderOfRates(taxed.slice(goods.length).flat(), jurisdiction)),
    taxes: input.isExempt ? [] : sumsByRate(taxed, jurisdiction),
  }
}

/** Shipping as what it is taxed as: one part for each tax class, or none at all. */
function shippingParts(
  { goods, shippingMinor }: Pick<TaxInput, 'goods' | 'shippingMinor'>,
  { shippingTax }: TaxJurisdiction,
  multipleOfMinor: number,
): TaxedGoods[] {
  if (shippingTax === 'none' || shippingMinor === 0) return []
  if (shippingTax !== 'as_goods') {
    return [shippingPart(shippingTax.taxClass, shippingMinor)]
  }
  const weights = new Map<string, number>()
  for (const { taxClass, netMinor } of goods) {
    weights.set(taxClass, (weights.get(taxClass) ?? 0) + netMinor)
  }
  const classes = [...weights].map(([key, weight]) => ({ key, weight }))
  const shares = split(shippingMinor, classes, multipleOfMinor)
  return classes.map(({ key }, index) => shippingPart(key, shares[index] ?? 0))
}

function shippingPart(taxClass: string, netMinor: number): TaxedGoods {
  return { key: 'shipping', taxClass, quantity: 1, netMinor }
}

/** The taxes of each part, class by class: a rate is for one class, so classes do not meet. */
function taxParts(
  parts: readonly TaxedGoods[],
  jurisdiction: TaxJurisdiction,
  multipleOfMinor: number,
): LineTax[][] {
  const { rates, pricesIncludeTax, rounding } = jurisdiction
  const taxed: LineTax[][] = parts.map(() => [])
  const indexesOf = new Map<string, number[]>()
  for (const [index, { taxClass }] of parts.entries()) {
    const known = indexesOf.get(taxClass)
    if (known) known.push(index)
    else indexesOf.set(taxClass, [index])
  }
  for (const [taxClass, indexes] of indexesOf) {
    const ownRates = rates.filter((rate) => rate.taxClass === taxClass)
    if (ownRates.length === 0) continue
    const taxing: ClassTaxing = {
      rates: ownRates,
      pricesIncludeTax,
      rounded: rounding.rounded,
      rounding: { mode: rounding.mode, multipleOfMinor },
    }
    const own = indexes.flatMap((index) => parts[index] ?? [])
    const amounts = taxClassParts(own, taxing, rounding.scope)
    for (const [position, index] of indexes.entries()) {
      taxed[index] = named(amounts[position] ?? [], ownRates)
    }
  }
  return taxed
}

function taxClassParts(
  parts: readonly TaxedGoods[],
  taxing: ClassTaxing,
  scope: TaxJurisdiction['rounding']['scope'],
): RateAmount[][] {
  switch (scope) {
    case 'line':
      return parts.map(({ netMinor }) => classTaxes(netMinor, taxing))
    case 'unit':
      return parts.map((part) => taxByPiece(part, taxing))
    case 'document':
      return taxTogether(parts, taxing)
  }
}

function taxByPiece({ netMinor, quantity }: TaxedGoods, taxing: ClassTaxing): RateAmount[] {
  const pieces = piecesOf(netMinor, quantity, taxing.rounding.multipleOfMinor)
  const taxes = pieces.map(({ count, eachMinor }) => ({
    count,
    amounts: classTaxes(eachMinor, taxing),
  }))
  return taxing.rates.map((_, rate) => ({
    baseMinor: taxes.reduce((sum, t) => sum + t.count * (t.amounts[rate]?.baseMinor ?? 0), 0),
    amountMinor: taxes.reduce((sum, t) => sum + t.count * (t.amounts[rate]?.amountMinor ?? 0), 0),
  }))
}

/** Once for each rate on the sum of the parts; each part bears its share of the tax. */
function taxTogether(parts: readonly TaxedGoods[], taxing: ClassTaxing): RateAmount[][] {
  const { multipleOfMinor } = taxing.rounding
  const sumMinor = parts.reduce((sum, { netMinor }) => sum + netMinor, 0)
  const weights = parts.map(({ key, netMinor }) => ({ key, weight: netMinor }))
  const shares = classTaxes(sumMinor, taxing).map(({ amountMinor }) =>
    split(amountMinor, weights, multipleOfMinor),
  )
  return parts.map(({ netMinor }, part) => {
    const amounts = shares.map((share) => share[part] ?? 0)
    const all = amounts.reduce((sum, amount) => sum + amount, 0)
    const ownNetMinor = taxing.pricesIncludeTax ? netMinor - all : netMinor
    let beforeMinor = 0
    return taxing.rates.map(({ isCompound }, rate) => {
      const amountMinor = amounts[rate] ?? 0
      const baseMinor = isCompound ? ownNetMinor + beforeMinor : ownNetMinor
      beforeMinor += amountMinor
      return { baseMinor, amountMinor }
    })
  })
}

function named(amounts: readonly RateAmount[], rates: readonly TaxRate[]): LineTax[] {
  return rates.flatMap(({ id }, index) => {
    const amount = amounts[index]
    return amount ? [{ rateId: id, ...amount }] : []
  })
}

/** Shipping is taxed class by class, and the classes come as the goods do. */
function inOrderOfRates(taxes: readonly LineTax[], { rates }: TaxJurisdiction): LineTax[] {
  return rates.flatMap(({ id }) => taxes.filter(({ rateId }) => rateId === id))
}

function sumsByRate(
  taxed: readonly (readonly LineTax[])[],
  { rates, pricesIncludeTax }: TaxJurisdiction,
): QuoteTax[] {
  const sums = new Map<string, RateAmount>()
  for (const { rateId, baseMinor, amountMinor } of taxed.flat()) {
    const known = sums.get(rateId)
    sums.set(rateId, {
      baseMinor: (known?.baseMinor ?? 0) + baseMinor,
      amountMinor: (known?.amountMinor ?? 0) + amountMinor,
    })
  }
  return rates.flatMap(({ id, name, ratePpm }) => {
    const sum = sums.get(id)
    return sum ? [{ rateId: id, name, ratePpm, isIncluded: pricesIncludeTax, ...sum }] : []
  })
}
