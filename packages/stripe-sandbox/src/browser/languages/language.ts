/** The languages that the sandbox speaks; every other locale of Stripe.js is shown in English. */
export type Language = 'en' | 'zh-Hant' | 'de' | 'fr' | 'ja' | 'es'

const BY_SUBTAG: Partial<Record<string, Language>> = {
  en: 'en',
  de: 'de',
  fr: 'fr',
  ja: 'ja',
  es: 'es',
}

/**
 * The language for a `locale` of Stripe.js. `auto`, which is its default, takes the first language
 * of the browser that the sandbox speaks.
 */
export function languageFor(
  locale: string | undefined,
  browserLanguages: readonly string[] = navigator.languages,
): Language {
  if (locale !== undefined && locale !== 'auto') return languageOf(locale) ?? 'en'
  return browserLanguages.map(languageOf).find((language) => language !== null) ?? 'en'
}

function languageOf(tag: string): Language | null {
  const parsed = parse(tag)
  if (!parsed) return null
  // zh-TW, zh-HK and zh-Hant are written in traditional characters; plain zh is not.
  if (parsed.language === 'zh') return parsed.maximize().script === 'Hant' ? 'zh-Hant' : null
  return BY_SUBTAG[parsed.language] ?? null
}

/** Null for what is no language tag at all: options come from other people's code. */
function parse(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag)
  } catch {
    return null
  }
}
