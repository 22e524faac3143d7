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
 * What Paydesk can sell in.
 *
 * Exponents and multiples: https://docs.stripe.com/currencies#special-cases (zero-decimal,
 * three-decimal with a last digit of 0; TWD has two decimals in charges although shops show none).
 * Minimums: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. Stripe checks
 * them in the currency that the account settles in. It lists none for TWD and KWD, where
 * "0.50 USD or equivalent" holds: ours stand above that, so that a moving rate cannot undercut it.
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

/** Eight digits in any currency: https://docs.stripe.com/api/payment_intents/create#create_payment_intent-amount */
export const MAX_AMOUNT_MINOR = 99_999_999
