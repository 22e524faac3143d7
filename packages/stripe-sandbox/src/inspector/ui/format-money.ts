import { currencyDecimals } from '../../currencies.ts'

/** An amount in the smallest unit of Stripe's API, for people: 1099 usd is $10.99. */
export function formatMoney(amountMinor: number, currency: string): string {
  const code = currency.toUpperCase()
  const decimals = currencyDecimals(currency.toLowerCase())
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amountMinor / 10 ** decimals)
}

/** What was typed as money, in the smallest unit; null if it is no amount of this currency. */
export function parseMoney(typed: string, currency: string): number | null {
  const decimals = currencyDecimals(currency.toLowerCase())
  const plain = typed
    .trim()
    .replaceAll(/[\s'’]/gu, '')
    .replace(',', '.')
  const match = /^(?<whole>\d{1,9})(?:\.(?<fraction>\d+))?$/u.exec(plain)
  const fraction = match?.groups?.['fraction'] ?? ''
  if (match === null || fraction.length > decimals) return null
  return Number(`${match.groups?.['whole'] ?? ''}${fraction.padEnd(decimals, '0')}`)
}

/** As a person would type it. */
export function plainMoney(amountMinor: number, currency: string): string {
  const decimals = currencyDecimals(currency.toLowerCase())
  return (amountMinor / 10 ** decimals).toFixed(decimals)
}
