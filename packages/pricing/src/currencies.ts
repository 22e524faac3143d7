export type CurrencyRules = {
  readonly code: string
  /** Digits after the decimal point in Stripe's API: 1 major unit is 10 ** exponent minor units. */
  readonly exponent: 0 | 2 | 3
  /** The smallest total that Stripe charges. */
  readonly minimumMinor: number
  /** A total must be a multiple of this. */
  readonly multipleOfMinor: number
}

/**
 * What Paydesk can sell in, by Stripe's rules: https://docs.stripe.com/currencies
 *
 * Exponents and multiples: #zero-decimal, #three-decimal (the last digit must be 0) and
 * #special-cases (TWD is charged with two decimals, though its shops write none).
 *
 * Minimums: #minimum-and-maximum-charge-amounts. TWD and KWD have none of their own there: such a
 * charge is converted to the account's settlement currency and must reach that one's minimum. Ours
 * stand some way above 0.50 USD, so that a moving exchange rate does not undercut them.
 */
export const currencies = {
  USD: { code: 'USD', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  EUR: { code: 'EUR', exponent: 2, minimumMinor: 50, multipleOfMinor: 1 },
  GBP: { code: 'GBP', exponent: 2, minimumMinor: 30, multipleOfMinor: 1 },
  JPY: { code: 'JPY', exponent: 0, minimumMinor: 50, multipleOfMinor: 1 },
  TWD: { code: 'TWD', exponent: 2, minimumMinor: 20_00, multipleOfMinor: 1 },
  KWD: { code: 'KWD', exponent: 3, minimumMinor: 200, multipleOfMinor: 10 },
} as const satisfies { readonly [code: string]: CurrencyRules }

export type CurrencyCode = keyof typeof currencies

/** Eight digits in each of them: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
export const MAX_AMOUNT_MINOR = 99_999_999
