import { digitsOf } from './card-number.ts'
import type { Problem } from './texts.ts'

const CENTURY = 2000
const LATEST_YEARS_AHEAD = 50

/**
 * `MM / YY` as it is typed or autofilled: "4" is April, "13" is January of a year in 3_. The slash
 * comes with the month, except where that is what is being deleted.
 */
export function formatExpiry(text: string, { isDeletion = false } = {}): string {
  let digits = digitsOf(text)
  const isLoneMonth = !isDeletion && /^\s*[1-9]\s*\//.test(text)
  const month = Number(digits.slice(0, 2))
  if (isLoneMonth || /^[2-9]/.test(digits) || month > 12) digits = `0${digits}`
  // An autofilled year has four digits.
  if (/^\d\d20\d\d$/.test(digits)) digits = digits.slice(0, 2) + digits.slice(4)
  digits = digits.slice(0, 4)
  if (digits.length < 2 || (digits.length === 2 && isDeletion)) return digits
  return `${digits.slice(0, 2)} / ${digits.slice(2)}`
}

/** The expiry as the API takes it, or null while it is incomplete. */
export function parseExpiry(text: string): { month: number; year: number } | null {
  const digits = digitsOf(text)
  if (digits.length !== 4) return null
  return { month: Number(digits.slice(0, 2)), year: CENTURY + Number(digits.slice(2)) }
}

/** A card is good to the end of its month. */
export function expiryProblem(text: string, now: Date): Problem | null {
  const expiry = parseExpiry(text)
  if (!expiry) return 'incomplete_expiry'
  const { month, year } = expiry
  if (month < 1 || month > 12) return 'invalid_expiry_month'
  const thisYear = now.getFullYear()
  if (year < thisYear) return 'invalid_expiry_year_past'
  if (year > thisYear + LATEST_YEARS_AHEAD) return 'invalid_expiry_year'
  return year === thisYear && month < now.getMonth() + 1 ? 'invalid_expiry_month_past' : null
}
