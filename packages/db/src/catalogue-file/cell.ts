import { currencies, decimalOfMinor, minorOfDecimal, type CurrencyCode } from '@paydesk/pricing'

export type Value = string | number | boolean

/** What a cell says, or why it says nothing. The words follow the column's name. */
export type Cell<T> = { value: T } | { why: string }

// Postgres's integer.
const MAX_WHOLE = 2_147_483_647

export function readWhole(text: string): Cell<number> {
  if (/^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) <= MAX_WHOLE) {
    return { value: Number(text) }
  }
  return { why: `is no whole number up to ${MAX_WHOLE}: write digits only, like 12` }
}

const YES = new Set(['yes', 'true', '1'])
const NO = new Set(['no', 'false', '0'])

export function readTruth(text: string): Cell<boolean> {
  const word = text.toLowerCase()
  if (YES.has(word) || NO.has(word)) return { value: YES.has(word) }
  return { why: 'is neither yes nor no' }
}

export function writeTruth(isSo: boolean): string {
  return isSo ? 'yes' : 'no'
}

/** In minor units. */
export function readAmount(text: string, currency: CurrencyCode): Cell<number> {
  const value = minorOfDecimal(text, currency)
  if (value !== null) return { value }
  const { exponent } = currencies[currency]
  const decimals = exponent === 0 ? 'no decimals' : `at most ${exponent} decimals after a point`
  // Ends in a digit that is not 0, so that all decimals are seen, and 0 where Stripe wants it.
  const example = decimalOfMinor(exponent === 3 ? 12_750 : 1275, currency)
  return { why: `is no price in ${currency}: write digits and ${decimals}, like ${example}` }
}
