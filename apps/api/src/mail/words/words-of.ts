import { de } from './de.ts'
import { en, type Words } from './en.ts'
import { zhHant } from './zh-hant.ts'

/** The words for a customer's language (BCP 47); English for one that nobody has translated. */
export function wordsOf(locale: string): Words {
  const { language, script, region } = new Intl.Locale(locale).maximize()
  if (language === 'de') return de
  const isTraditional = script === 'Hant' || region === 'TW' || region === 'HK'
  return language === 'zh' && isTraditional ? zhHant : en
}
