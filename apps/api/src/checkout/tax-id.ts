import { stdnum } from 'stdnum'

export type CheckedTaxId =
  | { outcome: 'valid'; taxId: string }
  | { outcome: 'refused'; code: 'tax_id_country_unknown' | 'tax_id_malformed'; message: string }

/** The number by which a country knows a business that pays its consumption tax, by stdnum's name for it. */
export const BUSINESS_NUMBERS: Readonly<Record<string, string>> = {
  AT: 'uid',
  AU: 'abn',
  BE: 'vat',
  BG: 'vat',
  BR: 'cnpj',
  CA: 'gst',
  CH: 'vat',
  CY: 'vat',
  CZ: 'dic',
  DE: 'vat',
  DK: 'cvr',
  EE: 'kmkr',
  ES: 'nif',
  FI: 'alv',
  FR: 'tva',
  GB: 'vat',
  GR: 'vat',
  HR: 'oib',
  HU: 'anum',
  IE: 'vat',
  IN: 'gstin',
  IT: 'iva',
  JP: 'cn',
  KR: 'brn',
  LT: 'pvm',
  LU: 'tva',
  LV: 'pvn',
  MT: 'vat',
  MX: 'rfc',
  NL: 'btw',
  NO: 'mva',
  NZ: 'ird',
  PL: 'nip',
  PT: 'nif',
  RO: 'cif',
  SE: 'vat',
  SG: 'uen',
  SI: 'ddv',
  SK: 'dph',
  TW: 'ubn',
  ZA: 'vat',
}

/** In the European Union a number is written with its country in front; Greece calls itself EL. */
const PREFIXES: Readonly<Record<string, string>> = Object.fromEntries(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'
    .split(' ')
    .map((country) => [country, country === 'GR' ? 'EL' : country]),
)

/**
 * Whether a tax id is well formed in the country where the order goes: its letters, length and check
 * digits. Nobody is asked whether it was given out, or to whom.
 *
 * @param country ISO 3166-1 alpha-2.
 * @returns the id as it is written officially, without the spaces and dots that people put into it.
 */
export function checkTaxId(country: string, text: string): CheckedTaxId {
  const numbers = stdnum[country]?.[BUSINESS_NUMBERS[country] ?? '']
  if (!numbers) {
    return {
      outcome: 'refused',
      code: 'tax_id_country_unknown',
      message: 'Tax ids of this country cannot be checked here: leave the field empty.',
    }
  }
  const checked = numbers.validate(text)
  if (!checked.isValid) {
    return {
      outcome: 'refused',
      code: 'tax_id_malformed',
      message:
        'This is not a tax id of the country that the order goes to: check its letters and digits.',
    }
  }
  const prefix = PREFIXES[country] ?? ''
  const number = checked.compact.startsWith(prefix)
    ? checked.compact.slice(prefix.length)
    : checked.compact
  return { outcome: 'valid', taxId: `${prefix}${number}` }
}
