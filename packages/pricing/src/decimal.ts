import { currencies, MAX_AMOUNT_MINOR, type CurrencyCode } from './currencies.ts'

/**
 * An amount as people and spreadsheets write it, with a point and no grouping ("12", "12.5", "0.125"), in
 * minor units: digit by digit, so that no binary fraction comes near it. Not for what `formatMoney`
 * made, which is for eyes alone.
 *
 * @returns null for what is no amount of this currency: other signs, too many decimals, too large.
 */
export function minorOfDecimal(text: string, currency: CurrencyCode): number | null {
  const { exponent } = currencies[currency]
  const [, whole = '', fraction = ''] = /^(\d{1,8})(?:\.(\d{0,3}))?$/.exec(text) ?? []
  if (whole === '' || fraction.length > exponent) return null
  const amountMinor = Number(`${whole}${fraction.padEnd(exponent, '0')}`)
  return amountMinor <= MAX_AMOUNT_MINOR ? amountMinor : null
}

/** The same backwards, with every decimal of the currency unless all are zero: "12", "12.50". */
export function decimalOfMinor(amountMinor: number, currency: CurrencyCode): string {
  const { exponent } = currencies[currency]
  if (exponent === 0) return String(amountMinor)
  const digits = String(amountMinor).padStart(exponent + 1, '0')
  const whole = digits.slice(0, -exponent)
  const fraction = digits.slice(-exponent)
  return /^0+$/.test(fraction) ? whole : `${whole}.${fraction}`
}
