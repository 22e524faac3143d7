import type { Problem } from '../texts.ts'

/** Length of an IBAN by country, for the countries of SEPA. Source: the IBAN registry (SWIFT). */
const LENGTHS: Partial<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
}

export function plainIban(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()
}

/** In groups of four, as on paper, and no longer than the country's are. */
export function formatIban(text: string): string {
  const plain = plainIban(text)
  const length = LENGTHS[plain.slice(0, 2)] ?? 34
  return plain.slice(0, length).replaceAll(/(.{4})(?=.)/g, '$1 ')
}

export function ibanProblem(text: string): Problem | null {
  const iban = plainIban(text)
  if (iban.length < 2) return 'incomplete_iban'
  const length = LENGTHS[iban.slice(0, 2)]
  if (length === undefined) return 'invalid_iban_country_code'
  if (iban.length < length) return 'incomplete_iban'
  return hasRightCheckDigits(iban) ? null : 'invalid_iban'
}

/** ISO 7064: country and check digits moved to the end, letters as 10 to 35, is 1 modulo 97. */
function hasRightCheckDigits(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4)
  let rest = 0
  for (const character of turned) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
