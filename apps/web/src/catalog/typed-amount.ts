import { currencies } from '@paydesk/pricing'
import type { Currency } from '../trpc.ts'

/**
 * What a person typed as an amount ("12", "12.5", "12,50"), in minor units, digit by digit: no
 * binary fraction comes near it. Undefined for nothing, null for what is no amount of the currency.
 */
export function typedAmount(text: string, currency: Currency): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const { exponent } = currencies[currency]
  const [, whole = '', fraction = ''] = /^(\d{1,8})(?:[.,](\d{0,3}))?$/.exec(trimmed) ?? []
  if (whole === '' || fraction.length > exponent) return null
  const minor = Number(`${whole}${fraction.padEnd(exponent, '0')}`)
  return minor <= 99_999_999 ? minor : null
}

/** The same, for a field: no sign, no grouping. */
export function amountText(minor: number | undefined, currency: Currency): string {
  if (minor === undefined) return ''
  const { exponent } = currencies[currency]
  if (exponent === 0) return String(minor)
  const digits = String(minor).padStart(exponent + 1, '0')
  const fraction = digits.slice(-exponent)
  const whole = digits.slice(0, -exponent)
  return /^0+$/.test(fraction) ? whole : `${whole}.${fraction}`
}
