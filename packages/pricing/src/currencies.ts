export type CurrencyRules = {
  readonly code: string
  /** Digits after the decimal point in Stripe's API: 1 major unit is 10 ** exponent minor units. */
  readonly exponent: 0 | 2 | 3
  /** The smallest total that Stripe charges. */
  readonly minimumMinor: number
  /** A total must be a multiple of this: the quantum of every rounding and every split. */
  readonly multipleOfMinor: number
}

/**
 * What Paydesk can sell in, by Stripe's rules: https://docs.stripe.com/currencies
 *
 * Exponents and multiples: #zero-decimal, #three-decimal (the last digit must be 0) and
 * #special-cases. ISK and UGX have no decimals any more, but are sent with two, which must be 00.
 * HUF and TWD are charged with any two decimals, though their shops write none; only their payouts
 * are whole. ISO 4217, and so dinero.js, says otherwise of ISK, UGX and MGA (in fifths): this table
 * is the only one to ask.
 *
 * Minimums: #minimum-and-maximum-charge-amounts, by the currency that the account settles in. A
 * currency that has none there is converted, and must reach the minimum of another. Ours for those
 * is the first of 1, 2, 5, 10, 20, 50, … that was worth more than 0.60 USD in 2025, so that a moving
 * exchange rate does not undercut 0.50 USD.
 */
export const currencies = {
  USD: { code: 'USD', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  EUR: { code: 'EUR', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  GBP: { code: 'GBP', exponent: 2, minimumMinor: 30, multipleOfMinor: 1 },
  JPY: { code: 'JPY', exponent: 0, minimumMinor: 50, multipleOfMinor: 1 },

  // Two decimals, with a minimum of Stripe's.
  AED: { code: 'AED', exponent: 2, minimumMinor: 2_00, multipleOfMinor: 1 },
  AUD: { code: 'AUD', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  BRL: { code: 'BRL', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  CAD: { code: 'CAD', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  CHF: { code: 'CHF', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  CZK: { code: 'CZK', exponent: 2, minimumMinor: 15_00, multipleOfMinor: 1 },
  DKK: { code: 'DKK', exponent: 2, minimumMinor: 2_50, multipleOfMinor: 1 },
  HKD: { code: 'HKD', exponent: 2, minimumMinor: 4_00, multipleOfMinor: 1 },
  HUF: { code: 'HUF', exponent: 2, minimumMinor: 175_00, multipleOfMinor: 1 },
  INR: { code: 'INR', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  MXN: { code: 'MXN', exponent: 2, minimumMinor: 10_00, multipleOfMinor: 1 },
  MYR: { code: 'MYR', exponent: 2, minimumMinor: 2_00, multipleOfMinor: 1 },
  NOK: { code: 'NOK', exponent: 2, minimumMinor: 3_00, multipleOfMinor: 1 },
  NZD: { code: 'NZD', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  PLN: { code: 'PLN', exponent: 2, minimumMinor: 2_00, multipleOfMinor: 1 },
  RON: { code: 'RON', exponent: 2, minimumMinor: 2_00, multipleOfMinor: 1 },
  SEK: { code: 'SEK', exponent: 2, minimumMinor: 3_00, multipleOfMinor: 1 },
  SGD: { code: 'SGD', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  THB: { code: 'THB', exponent: 2, minimumMinor: 10_00, multipleOfMinor: 1 },

  // Two decimals, with a minimum of ours.
  CNY: { code: 'CNY', exponent: 2, minimumMinor: 5_00, multipleOfMinor: 1 },
  TWD: { code: 'TWD', exponent: 2, minimumMinor: 20_00, multipleOfMinor: 1 },
  ZAR: { code: 'ZAR', exponent: 2, minimumMinor: 20_00, multipleOfMinor: 1 },

  // Sent with two decimals, which must be 00.
  ISK: { code: 'ISK', exponent: 2, minimumMinor: 100_00, multipleOfMinor: 100 },
  UGX: { code: 'UGX', exponent: 2, minimumMinor: 5000_00, multipleOfMinor: 100 },

  // No decimals, with a minimum of ours.
  BIF: { code: 'BIF', exponent: 0, minimumMinor: 2000, multipleOfMinor: 1 },
  CLP: { code: 'CLP', exponent: 0, minimumMinor: 1000, multipleOfMinor: 1 },
  DJF: { code: 'DJF', exponent: 0, minimumMinor: 200, multipleOfMinor: 1 },
  GNF: { code: 'GNF', exponent: 0, minimumMinor: 10_000, multipleOfMinor: 1 },
  KMF: { code: 'KMF', exponent: 0, minimumMinor: 500, multipleOfMinor: 1 },
  KRW: { code: 'KRW', exponent: 0, minimumMinor: 1000, multipleOfMinor: 1 },
  MGA: { code: 'MGA', exponent: 0, minimumMinor: 5000, multipleOfMinor: 1 },
  PYG: { code: 'PYG', exponent: 0, minimumMinor: 5000, multipleOfMinor: 1 },
  RWF: { code: 'RWF', exponent: 0, minimumMinor: 1000, multipleOfMinor: 1 },
  VND: { code: 'VND', exponent: 0, minimumMinor: 20_000, multipleOfMinor: 1 },
  VUV: { code: 'VUV', exponent: 0, minimumMinor: 100, multipleOfMinor: 1 },
  XAF: { code: 'XAF', exponent: 0, minimumMinor: 500, multipleOfMinor: 1 },
  XOF: { code: 'XOF', exponent: 0, minimumMinor: 500, multipleOfMinor: 1 },
  XPF: { code: 'XPF', exponent: 0, minimumMinor: 100, multipleOfMinor: 1 },

  // Three decimals, of which the last must be 0, with a minimum of ours.
  BHD: { code: 'BHD', exponent: 3, minimumMinor: 500, multipleOfMinor: 10 },
  JOD: { code: 'JOD', exponent: 3, minimumMinor: 500, multipleOfMinor: 10 },
  KWD: { code: 'KWD', exponent: 3, minimumMinor: 200, multipleOfMinor: 10 },
  OMR: { code: 'OMR', exponent: 3, minimumMinor: 500, multipleOfMinor: 10 },
  TND: { code: 'TND', exponent: 3, minimumMinor: 2000, multipleOfMinor: 10 },
} as const satisfies { readonly [code: string]: CurrencyRules }

export type CurrencyCode = keyof typeof currencies

/** Eight digits in each of them: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
export const MAX_AMOUNT_MINOR = 99_999_999
