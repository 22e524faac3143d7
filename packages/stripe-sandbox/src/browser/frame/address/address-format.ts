import type { Problem, Texts } from '../texts.ts'

/** The fields of an address below the country, by the names that they have in Stripe's form. */
export type AddressPart =
  | 'addressLine1'
  | 'addressLine2'
  | 'locality'
  | 'administrativeArea'
  | 'postalCode'

type PostalRule = { complete: RegExp; inputMode?: 'numeric' | 'text' }
type Label = keyof Texts['address']

export type AddressFormat = {
  /** In the order of the country's letters; what stands together shares a row. */
  rows: readonly (readonly AddressPart[])[]
  required: readonly AddressPart[]
  labels: Partial<Record<AddressPart, Label>>
  postal?: PostalRule
}

const LINES = [['addressLine1'], ['addressLine2']] as const
const CITY_THEN_POSTAL = [...LINES, ['locality'], ['postalCode']] as const
const POSTAL_BEFORE_CITY = [...LINES, ['postalCode', 'locality']] as const
const CITY_THEN_REGION = [...LINES, ['locality'], ['administrativeArea', 'postalCode']] as const
const LARGE_TO_SMALL = [['postalCode', 'administrativeArea'], ['locality'], ...LINES] as const

const DIGITS_5: PostalRule = { complete: /^\d{5}$/, inputMode: 'numeric' }
const DIGITS_4: PostalRule = { complete: /^\d{4}$/, inputMode: 'numeric' }

const WITHOUT_REGION = ['addressLine1', 'locality', 'postalCode'] as const
const ALL = [...WITHOUT_REGION, 'administrativeArea'] as const

/** Any country that is not in the table: what most have, and only what all have is required. */
const OTHER: AddressFormat = {
  rows: CITY_THEN_POSTAL,
  required: ['addressLine1', 'locality'],
  labels: {},
}

function europe(postal: PostalRule): AddressFormat {
  return { rows: POSTAL_BEFORE_CITY, required: WITHOUT_REGION, labels: {}, postal }
}

/** Source: libaddressinput's metadata, from general knowledge; unconfirmed against Stripe. */
const FORMATS: Partial<Record<string, AddressFormat>> = {
  US: {
    rows: CITY_THEN_REGION,
    required: ALL,
    labels: { administrativeArea: 'state', postalCode: 'zip' },
    postal: { complete: /^\d{5}(-?\d{4})?$/, inputMode: 'numeric' },
  },
  CA: {
    rows: CITY_THEN_REGION,
    required: ALL,
    labels: { administrativeArea: 'province' },
    postal: { complete: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i },
  },
  AU: {
    rows: CITY_THEN_REGION,
    required: ALL,
    labels: { locality: 'suburb', administrativeArea: 'state' },
    postal: DIGITS_4,
  },
  GB: {
    rows: CITY_THEN_POSTAL,
    required: WITHOUT_REGION,
    labels: { locality: 'townOrCity' },
    postal: { complete: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i },
  },
  IE: {
    rows: CITY_THEN_REGION,
    required: ['addressLine1', 'locality'],
    labels: { locality: 'townOrCity', administrativeArea: 'county', postalCode: 'eircode' },
  },
  NZ: { rows: CITY_THEN_POSTAL, required: WITHOUT_REGION, labels: {}, postal: DIGITS_4 },
  DE: europe(DIGITS_5),
  FR: europe(DIGITS_5),
  AT: europe(DIGITS_4),
  BE: europe(DIGITS_4),
  CH: europe(DIGITS_4),
  DK: europe(DIGITS_4),
  FI: europe(DIGITS_5),
  NL: europe({ complete: /^\d{4} ?[A-Z]{2}$/i }),
  NO: europe(DIGITS_4),
  PL: europe({ complete: /^\d{2}-?\d{3}$/ }),
  PT: europe({ complete: /^\d{4}-?\d{3}$/ }),
  SE: europe({ complete: /^\d{3} ?\d{2}$/, inputMode: 'numeric' }),
  ES: {
    rows: [...POSTAL_BEFORE_CITY, ['administrativeArea']],
    required: ALL,
    labels: { administrativeArea: 'province' },
    postal: DIGITS_5,
  },
  IT: {
    rows: [...POSTAL_BEFORE_CITY, ['administrativeArea']],
    required: ALL,
    labels: { administrativeArea: 'province' },
    postal: DIGITS_5,
  },
  JP: {
    rows: LARGE_TO_SMALL,
    required: ALL,
    labels: { administrativeArea: 'prefecture' },
    postal: { complete: /^\d{3}-?\d{4}$/, inputMode: 'numeric' },
  },
  TW: {
    rows: LARGE_TO_SMALL,
    required: ALL,
    labels: { administrativeArea: 'countyOrCity', locality: 'cityOrDistrict' },
    postal: { complete: /^\d{3}(\d{2,3})?$/, inputMode: 'numeric' },
  },
  HK: {
    rows: [['administrativeArea'], ['locality'], ...LINES],
    required: ['addressLine1', 'administrativeArea', 'locality'],
    labels: { administrativeArea: 'area', locality: 'district' },
  },
  CN: {
    rows: LARGE_TO_SMALL,
    required: ALL,
    labels: { administrativeArea: 'province' },
    postal: { complete: /^\d{6}$/, inputMode: 'numeric' },
  },
  KR: {
    rows: LARGE_TO_SMALL,
    required: ALL,
    labels: { administrativeArea: 'province', locality: 'cityOrDistrict' },
    postal: DIGITS_5,
  },
  SG: {
    rows: [...LINES, ['postalCode']],
    required: ['addressLine1', 'postalCode'],
    labels: {},
    postal: { complete: /^\d{6}$/, inputMode: 'numeric' },
  },
  IN: {
    rows: CITY_THEN_REGION,
    required: ALL,
    labels: { administrativeArea: 'state', postalCode: 'pin' },
    postal: { complete: /^\d{3} ?\d{3}$/, inputMode: 'numeric' },
  },
  BR: {
    rows: CITY_THEN_REGION,
    required: ALL,
    labels: { administrativeArea: 'state' },
    postal: { complete: /^\d{5}-?\d{3}$/, inputMode: 'numeric' },
  },
  MX: {
    rows: CITY_THEN_REGION,
    required: ALL,
    labels: { administrativeArea: 'state' },
    postal: DIGITS_5,
  },
  AE: {
    rows: [...LINES, ['administrativeArea']],
    required: ['addressLine1', 'administrativeArea'],
    labels: { administrativeArea: 'emirate' },
  },
}

export function addressFormatOf(country: string): AddressFormat {
  return Object.hasOwn(FORMATS, country) ? (FORMATS[country] ?? OTHER) : OTHER
}

const DEFAULT_LABELS: Record<AddressPart, Label> = {
  addressLine1: 'line1',
  addressLine2: 'line2',
  locality: 'city',
  administrativeArea: 'region',
  postalCode: 'postalCode',
}

export function labelOf(part: AddressPart, format: AddressFormat): Label {
  return format.labels[part] ?? DEFAULT_LABELS[part]
}

const PO_BOX = /\bp(ost)?\.?\s*o(ffice)?\.?\s*box\b/i

/** What is wrong with one part of an address in that country. */
export function addressProblem(
  part: AddressPart,
  text: string,
  rules: { country: string; blocksPoBox?: boolean },
): Problem | null {
  const format = addressFormatOf(rules.country)
  const typed = text.trim()
  if (typed === '') return format.required.includes(part) ? 'incomplete_field' : null
  const isLine = part === 'addressLine1' || part === 'addressLine2'
  if (rules.blocksPoBox && isLine && PO_BOX.test(typed)) return 'po_box'
  if (part !== 'postalCode' || !format.postal || format.postal.complete.test(typed)) return null
  return labelOf(part, format) === 'zip' ? 'incomplete_zip' : 'incomplete_postal_code'
}
