import { currencies, type CurrencyCode } from './currencies.ts'

/** Above this a number divided by a power of ten may show a wrong last digit. */
const MAX_EXACT_DIGITS = 15

/** Only a server that formats for locales out of requests gets near it. */
const MAX_FORMATTERS = 200

/**
 * Where Intl's own answer misleads: it shows TWD as a bare "$" in Taiwan and with decimals that
 * no shop there writes, and JPY as a full-width "￥" in Japan and as "JP¥" in Britain. Forint, króna and
 * Ugandan shilling are counted in hundredths by Stripe, and written without them.
 */
const shownDifferently: {
  readonly [C in CurrencyCode]?: { readonly symbol?: string; readonly hideZeroDecimals?: true }
} = {
  TWD: { symbol: 'NT$', hideZeroDecimals: true },
  JPY: { symbol: '¥' },
  HUF: { hideZeroDecimals: true },
  ISK: { hideZeroDecimals: true },
  UGX: { hideZeroDecimals: true },
}

const formatters = new Map<string, Intl.NumberFormat>()

/**
 * An amount as a shopper of `locale` (BCP 47) reads it: "$1,234.50", "1.234,50 €", "NT$1,280".
 * Negative amounts carry a true minus sign (U+2212). The locale has a default, rather than the
 * machine's, so that the same arguments give the same text everywhere.
 *
 * @throws RangeError for what is not an integer of at most 15 digits, or not a locale.
 */
export function formatMoney(amountMinor: number, currency: CurrencyCode, locale = 'en'): string {
  if (!Number.isInteger(amountMinor) || Math.abs(amountMinor) >= 10 ** MAX_EXACT_DIGITS) {
    throw new RangeError(`${amountMinor} is not an amount in minor units`)
  }
  const symbol = shownDifferently[currency]?.symbol
  return formatter(currency, locale)
    .formatToParts(amountMinor / 10 ** currencies[currency].exponent)
    .map(({ type, value }) => {
      if (type === 'currency') return symbol ?? value
      // Only the hyphen: in Arabic a direction mark stands beside it.
      if (type === 'minusSign') return value.replace('-', '\u2212')
      return value
    })
    .join('')
}

/** Making an Intl formatter costs many times what using one does. */
function formatter(currency: CurrencyCode, locale: string): Intl.NumberFormat {
  const key = `${currency} ${locale}`
  const known = formatters.get(key)
  if (known) return known

  const { exponent } = currencies[currency]
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
    trailingZeroDisplay: shownDifferently[currency]?.hideZeroDecimals ? 'stripIfInteger' : 'auto',
    signDisplay: 'negative',
  })
  if (formatters.size >= MAX_FORMATTERS) formatters.clear()
  formatters.set(key, made)
  return made
}
