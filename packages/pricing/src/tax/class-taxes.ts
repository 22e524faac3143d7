import { roundedShare, type Ratio, type Rounding } from '../rounding.ts'
import type { TaxJurisdiction, TaxRate } from '../rules.ts'
import { split } from '../split.ts'

/** What one amount is taxed with: for each rate, in their order, its base and its tax. */
export type RateAmount = { readonly baseMinor: number; readonly amountMinor: number }

export type ClassTaxing = {
  readonly rates: readonly TaxRate[]
  readonly pricesIncludeTax: boolean
  readonly rounded: TaxJurisdiction['rounding']['rounded']
  readonly rounding: Rounding
}

const MILLION = 1_000_000

/** The taxes of one amount under the rates of one tax class, each rounded here, once. */
export function classTaxes(amountMinor: number, taxing: ClassTaxing): RateAmount[] {
  return taxing.pricesIncludeTax ? contained(amountMinor, taxing) : onTop(amountMinor, taxing)
}

/** A compound tax is due on the price and on the taxes before it, as they stand on the receipt. */
function onTop(netMinor: number, { rates, rounding }: ClassTaxing): RateAmount[] {
  let beforeMinor = 0
  return rates.map(({ ratePpm, isCompound }) => {
    const baseMinor = isCompound ? netMinor + beforeMinor : netMinor
    const share = { numerator: ratePpm, denominator: MILLION }
    const amountMinor = roundedShare(baseMinor, share, rounding)
    beforeMinor += amountMinor
    return { baseMinor, amountMinor }
  })
}

/** All taxes are taken out of the price together, and rounded once; then they share what that gives. */
function contained(grossMinor: number, taxing: ClassTaxing): RateAmount[] {
  const { rates, rounded, rounding } = taxing
  const { shares, whole } = effectiveRates(rates)
  const all = shares.reduce((sum, share) => sum + share, 0n)
  const taxMinor =
    rounded === 'tax'
      ? roundedShare(grossMinor, ratio(all, whole + all), rounding)
      : wholeQuanta(grossMinor, rounding) -
        roundedShare(wholeQuanta(grossMinor, rounding), ratio(whole, whole + all), rounding)
  const amounts = split(
    taxMinor,
    rates.map(({ id }, index) => ({ key: id, weight: weightOf(shares[index] ?? 0n, whole) })),
    rounding.multipleOfMinor,
  )
  let beforeMinor = 0
  return rates.map(({ isCompound }, index) => {
    const amountMinor = amounts[index] ?? 0
    const netMinor = grossMinor - taxMinor
    const baseMinor = isCompound ? netMinor + beforeMinor : netMinor
    beforeMinor += amountMinor
    return { baseMinor, amountMinor }
  })
}

/** Prices need not be whole quanta; a tax must. */
function wholeQuanta(amountMinor: number, { multipleOfMinor }: Rounding): number {
  return amountMinor - (amountMinor % multipleOfMinor)
}

/** What each rate takes of a net price of `whole`, exact: a compound one counts those before it. */
function effectiveRates(rates: readonly TaxRate[]): { shares: bigint[]; whole: bigint } {
  const whole = BigInt(MILLION) ** BigInt(Math.max(1, rates.length))
  let before = 0n
  const shares = rates.map(({ ratePpm, isCompound }) => {
    const share = ((isCompound ? whole + before : whole) * BigInt(ratePpm)) / BigInt(MILLION)
    before += share
    return share
  })
  return { shares, whole }
}

/** In numbers where they fit: BigInt costs several times as much. */
function ratio(numerator: bigint, denominator: bigint): Ratio {
  return denominator <= BigInt(Number.MAX_SAFE_INTEGER)
    ? { numerator: Number(numerator), denominator: Number(denominator) }
    : { numerator, denominator }
}

/** In billionths, which is finer than a rate and its compound can differ. */
function weightOf(share: bigint, whole: bigint): number {
  return Number((share * 1_000_000_000n) / whole)
}
