import type { Currency } from './trpc.ts'

const NAMES = {
  USD: 'US dollar',
  EUR: 'Euro',
  GBP: 'Pound sterling',
  JPY: 'Japanese yen',
  TWD: 'New Taiwan dollar',
  KWD: 'Kuwaiti dinar',
} as const satisfies Record<Currency, string>

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
  return typeof value === 'string' && Object.hasOwn(NAMES, value)
}

export function currencyName(currency: Currency): string {
  return NAMES[currency]
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
