import { currencies } from '@paydesk/pricing'
import type { Currency } from './trpc.ts'

const NAMES = new Intl.DisplayNames('en', { type: 'currency' })

const REGION_CURRENCY: Record<string, Currency> = {
  GB: 'GBP',
  JP: 'JPY',
  TW: 'TWD',
  KW: 'KWD',
  ...Object.fromEntries(
    'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'
      .split(' ')
      .map((region) => [region, 'EUR'] as const),
  ),
}

export function isCurrency(value: unknown): value is Currency {
  return typeof value === 'string' && Object.hasOwn(currencies, value)
}

export function currencyName(currency: Currency): string {
  return NAMES.of(currency) ?? currency
}

/** The currency of a language tag's region ("ja-JP" is yen), dollars when it names none of ours. */
export function currencyOfLanguage(tag: string): Currency {
  try {
    const { region } = new Intl.Locale(tag).maximize()
    return REGION_CURRENCY[region ?? ''] ?? 'USD'
  } catch {
    return 'USD'
  }
}
