import { brandRuleOf } from './card-brand.ts'
import type { Problem } from './texts.ts'

/** Its digits, also those that an input method writes in full width. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '')
}

/** The card number in the groups printed on such a card, cut at the longest that it may be. */
export function formatCardNumber(text: string): string {
  const { groups, lengths } = brandRuleOf(digitsOf(text))
  let rest = digitsOf(text).slice(0, lengths.at(-1))
  const parts: string[] = []
  for (const size of [...groups, Infinity]) {
    if (rest) parts.push(rest.slice(0, size))
    rest = rest.slice(size)
  }
  return parts.join(' ')
}

export function cardNumberProblem(text: string): Problem | null {
  const digits = digitsOf(text)
  if (!brandRuleOf(digits).lengths.includes(digits.length)) return 'incomplete_number'
  return passesLuhn(digits) ? null : 'invalid_number'
}

/** Complete, and no further digit can follow: the moment to go on to the next field. */
export function isFinishedCardNumber(text: string): boolean {
  const digits = digitsOf(text)
  return digits.length === brandRuleOf(digits).lengths.at(-1) && passesLuhn(digits)
}

/** The check digit of ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let fromEnd = 1; fromEnd <= digits.length; fromEnd++) {
    const value = Number(digits.at(-fromEnd)) * (fromEnd % 2 === 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
