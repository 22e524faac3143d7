export type CardBrand =
  | 'visa'
  | 'mastercard'
  | 'amex'
  | 'discover'
  | 'diners'
  | 'jcb'
  | 'unionpay'
  | 'unknown'

type BrandRule = {
  brand: CardBrand
  prefix: RegExp
  /** Every count of digits that such a card may have, ascending. */
  lengths: readonly number[]
  /** Digits per group as printed on the card; what is left over makes a last group. */
  groups: readonly number[]
  cvcLength: 3 | 4
}

const FOURS = [4, 4, 4, 4] as const

const UNKNOWN: BrandRule = {
  brand: 'unknown',
  prefix: /^/,
  lengths: [16],
  groups: FOURS,
  cvcLength: 3,
}

// Stripe's test cards for Diners Club have 14 and 16 digits.
const RULES: readonly BrandRule[] = [
  { brand: 'visa', prefix: /^4/, lengths: [16], groups: FOURS, cvcLength: 3 },
  {
    brand: 'mastercard',
    prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    groups: FOURS,
    cvcLength: 3,
  },
  { brand: 'amex', prefix: /^3[47]/, lengths: [15], groups: [4, 6, 5], cvcLength: 4 },
  {
    brand: 'discover',
    prefix: /^(6011|64[4-9]|65)/,
    lengths: [16],
    groups: FOURS,
    cvcLength: 3,
  },
  { brand: 'diners', prefix: /^30[0-5]/, lengths: [14, 16], groups: FOURS, cvcLength: 3 },
  { brand: 'diners', prefix: /^3[689]/, lengths: [14], groups: [4, 6, 4], cvcLength: 3 },
  { brand: 'jcb', prefix: /^35(2[89]|[3-8])/, lengths: [16], groups: FOURS, cvcLength: 3 },
  {
    brand: 'unionpay',
    prefix: /^(62|81)/,
    lengths: [16, 17, 18, 19],
    groups: FOURS,
    cvcLength: 3,
  },
]

/** The rule for a card number of which at least the first digits are typed. */
export function brandRuleOf(digits: string): BrandRule {
  return RULES.find(({ prefix }) => prefix.test(digits)) ?? UNKNOWN
}
